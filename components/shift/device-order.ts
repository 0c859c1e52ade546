/** As many as are kept; what was chosen longest ago is forgotten. */
const KEPT = 20;

/** The wanted devices with one put before all others; `''`: none is wanted any more. */
export function withFirst(wanted: readonly string[], label: string): readonly string[] {
  if (label === '') return [];
  return [label, ...wanted.filter((other) => other !== label)].slice(0, KEPT);
}

/** The first wanted device that is plugged in: the one that serves. */
export function serving(wanted: readonly string[], plugged: readonly string[]): string | undefined {
  return wanted.find((label) => plugged.includes(label));
}
