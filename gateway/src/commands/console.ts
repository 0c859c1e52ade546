import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes; its exit code is what it resolves to. */
export type Console = {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
};
export type Command = (args: readonly string[], console: Console) => Promise<number>;

export function print({ output }: Console, ...lines: readonly string[]): void {
  for (const line of lines) output.write(`${line}\n`);
}

/** `--name value`, if it was given. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? undefined : args[at + 1];
}

/** The file of `--configuration`, else of `SIDETONE_CONFIGURATION`, else the usual one. */
export function configurationFile(args: readonly string[], { env }: Console): string {
  return (
    option(args, 'configuration') ?? env['SIDETONE_CONFIGURATION'] ?? '/etc/sidetone/gateway.json'
  );
}
