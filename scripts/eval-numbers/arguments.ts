import { parseArgs } from 'node:util';

/** What to do, as the command line says. */
export type Wish = { readonly json: boolean; readonly extension?: string } & (
  | { readonly kind: 'pages'; readonly pages: string; readonly labels: string }
  | { readonly kind: 'url'; readonly url: string; readonly region: string }
  | {
      readonly kind: 'texts';
      readonly texts: string;
      readonly metadata?: string;
      readonly out?: string;
    }
);

export const USAGE = `usage:
  npm run eval:numbers -- --pages DIR --labels FILE [--json] [--extension DIR]
  npm run eval:numbers -- --url URL --region CC [--extension DIR]
  npm run eval:numbers -- --texts FILE [--metadata FILE] [--out FILE] [--json]
--extension takes a build of the extension instead of making one.`;

/** Why the command line cannot be done. */
export class UsageError extends Error {}

const OPTIONS = {
  pages: { type: 'string' },
  labels: { type: 'string' },
  url: { type: 'string' },
  region: { type: 'string' },
  texts: { type: 'string' },
  metadata: { type: 'string' },
  out: { type: 'string' },
  extension: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Name = Exclude<keyof typeof OPTIONS, 'json'>;

/** Reads the command line; pure. Throws `UsageError`. */
export function wishOf(args: readonly string[]): Wish {
  const { json, ...given } = parsed(args);
  const kinds = (['pages', 'url', 'texts'] as const).filter((kind) => given[kind] !== undefined);
  const [kind] = kinds;
  if (!kind || kinds.length > 1) throw new UsageError('one of --pages, --url and --texts');
  const only = (...names: readonly Name[]): void => {
    const strange = Object.keys(given).find((name) => !names.some((known) => known === name));
    if (strange !== undefined) throw new UsageError(`--${strange} does not go with --${kind}`);
  };
  const need = (name: Name): string => {
    const value = given[name];
    if (!value) throw new UsageError(`--${kind} needs --${name}`);
    return value;
  };
  const { extension } = given;
  switch (kind) {
    case 'pages':
      only('pages', 'labels', 'extension');
      return { kind, json, extension, pages: need('pages'), labels: need('labels') };
    case 'url':
      only('url', 'region', 'extension');
      return {
        kind,
        json,
        extension,
        url: webAddress(need('url')),
        region: country(need('region')),
      };
    case 'texts': {
      only('texts', 'metadata', 'out');
      const { metadata, out } = given;
      return { kind, json, texts: need('texts'), metadata, out };
    }
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function webAddress(value: string): string {
  if (!URL.canParse(value) || !/^https?:$/u.test(new URL(value).protocol)) {
    throw new UsageError(`--url takes an http or https address, not "${value}"`);
  }
  return new URL(value).href;
}

function country(value: string): string {
  if (/^[A-Za-z]{2}$/u.test(value)) return value.toUpperCase();
  throw new UsageError(`--region takes a country code such as DE, not "${value}"`);
}
