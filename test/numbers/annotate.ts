import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabelledItem, LabelledPage, LabelledSpan } from '../../scripts/eval-numbers/labels';

/**
 * These pages are written with their labels in place, so that a person can read both at once:
 * ` @` in a tag makes the element an item (` @!`: a hard one), `{{shown|+E164|extension}}` in it is
 * a number, `{{shown|digits}}` a short code. An item without any holds no number.
 */
const NUMBER = /\{\{([\s\S]*?)\|([^|}]*)(?:\|([^}]*))?\}\}/gu;
const MARK = /(<[a-z][^<>]*?) @(!?)(?=[\s>/])/gu;

/** The sets that are written so, each in the folder `source` of its own. */
export const WRITTEN = [
  'own',
  'elsewhere',
  'everyday',
  'crm',
  'beside',
  'installed',
  'trades',
  'mixed',
] as const;

/** One written page: the page as it is served, and its labels. */
export type Annotated = { readonly html: string; readonly page: LabelledPage };

/** Takes a written page apart; pure. Throws where the page contradicts itself. */
function annotated(file: string, source: string): Annotated {
  const region = /<html [^>]*data-region="([A-Z]{2})"/u.exec(source)?.[1];
  if (region === undefined) throw new Error(`${file} names no region`);
  const hard: boolean[] = [];
  const marked = source.replace(MARK, (_whole, tag: string, mark: string) => {
    hard.push(mark === '!');
    return `${tag} data-pid="p${hard.length}"`;
  });
  const items = hard.map((isHard, index) => itemOf(marked, `p${index + 1}`, isHard));
  return { html: marked.replace(NUMBER, '$1'), page: { file, region, items } };
}

function itemOf(html: string, pid: string, hard: boolean): LabelledItem {
  const { tag, inner } = elementIn(html, pid);
  const written = /^<input\b/u.test(tag)
    ? (/ value="([^"]*)"/u.exec(tag)?.[1] ?? '')
    : textOf(inner);
  const expect: LabelledSpan[] = [];
  let text = '';
  let end = 0;
  for (const match of written.matchAll(NUMBER)) {
    text += written.slice(end, match.index);
    end = match.index + match[0].length;
    const [, shown = '', dial = '', ext] = match;
    const start = text.length;
    text += shown;
    const e164 = dial.startsWith('+') ? dial : null;
    expect.push({ start, end: text.length, e164, dial, ext: ext ?? null });
  }
  text += written.slice(end);
  return { pid, text, expect, where: whereIs(tag, inner), hard };
}

/** The opening tag of an item, and what is written up to its closing tag. */
function elementIn(html: string, pid: string): { tag: string; inner: string } {
  const open = html.lastIndexOf('<', html.indexOf(` data-pid="${pid}"`));
  const tag = /<([a-z][\w-]*)[^>]*>/uy;
  tag.lastIndex = open;
  const [written = '', name = ''] = tag.exec(html) ?? [];
  const begin = open + written.length;
  if (name === 'input') return { tag: written, inner: '' };
  let depth = 1;
  for (const match of html.slice(begin).matchAll(new RegExp(`<(/?)${name}(?=[ >])[^>]*>`, 'gu'))) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return { tag: written, inner: html.slice(begin, begin + match.index) };
  }
  throw new Error(`${pid} is never closed`);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: '\u00a0' };

function textOf(html: string): string {
  return html
    .replace(/<br>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(\w+);/gu, (whole, name: string) => ENTITIES[name] ?? whole);
}

function whereIs(tag: string, inner: string): string {
  if (/^<textarea\b| contenteditable/u.test(tag)) return 'editable';
  if (/^<input\b/u.test(tag)) return 'input';
  return / href="tel:/u.test(tag + inner) ? 'tel' : 'text';
}

/** All written pages of a set, in order. */
export function annotatedIn(set: string): readonly Annotated[] {
  const source = join(set, 'source');
  return readdirSync(source)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => annotated(name, readFileSync(join(source, name), 'utf8')));
}

/** Puts the pages of a set, and one file with all labels, beside their source. */
function writeAnnotated(folder: string): void {
  const all = annotatedIn(folder);
  for (const { html, page } of all) writeFileSync(join(folder, page.file), html);
  const labels = { pages: all.map(({ page }) => page) };
  writeFileSync(join(folder, 'labels.json'), `${JSON.stringify(labels, null, 1)}\n`);
}

if (process.argv[1] === import.meta.filename) {
  for (const set of WRITTEN) writeAnnotated(join(import.meta.dirname, set));
}
