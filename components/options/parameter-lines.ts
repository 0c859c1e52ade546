type Parameters = Readonly<Record<string, string>>;

/** Parameters of an address as text, one per line. */
export function linesOfParameters(parameters: Parameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

/** The parameters that a text lists, `name=value` on each line; `null` where a line is none. */
export function parametersOf(text: string): Record<string, string> | null {
  const lines = text.split('\n').map((line) => line.trim());
  const pairs = lines.filter(Boolean).map((line) => /^([\w.-]+)\s*=\s*(.*)$/u.exec(line));
  if (pairs.includes(null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
