import type { Choice } from '../../lib/snapshot/shift';

const MOST = 50;
const LONGEST = 100;

/** A list of choices as text, one per line. */
export function linesOf(choices: readonly Choice[]): string {
  return choices.map(({ label }) => label).join('\n');
}

/**
 * The choices that a text lists, one per line; `null` where it lists too many, or too long ones. A
 * label that was there before keeps its id, so that what was written with it is still understood.
 */
export function choicesOf(text: string, before: readonly Choice[]): Choice[] | null {
  const labels = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);
  if (labels.length > MOST || labels.some((label) => label.length > LONGEST)) return null;
  const kept = before.filter(({ label }) => labels.includes(label));
  const taken = new Set(kept.map(({ id }) => id));
  return labels.map((label) => {
    const id = kept.find((one) => one.label === label)?.id ?? freeId(label, taken);
    taken.add(id);
    return { id, label };
  });
}

function freeId(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '');
  const id = plain === '' ? 'choice' : plain;
  let free = id;
  for (let more = 2; taken.has(free); more += 1) free = `${id}-${String(more)}`;
  return free;
}
