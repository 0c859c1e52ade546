import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findNumbers } from './find';
import type { FindContext } from './found';

type Row = {
  readonly context: FindContext;
  readonly text: string;
  readonly expected: readonly string[];
};

const FOLDER = new URL('./cases/', import.meta.url);
const LINE = /^([A-Z]{2})(\?)?(?: \[(.*?)\])?: (.*?)(?: => (.*))?$/u;

/** `DE? [heading]: text with a «number» => +49…;extension, #short code, ?only possible`; DE? is a guess. */
function rowOf(line: string): Row {
  const [, region = '', guess, heading, marked = '', numbers] = LINE.exec(line) ?? [];
  const text = marked.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
  const spans = Array.from(text.matchAll(/«([^»]*)»/gu), ([, span = '']) => span);
  const wanted = numbers?.split(', ') ?? [];
  if (region === '' || spans.length !== wanted.length) throw new Error(`Not a case: ${line}`);
  const phoneField = heading === '*';
  const surroundings = () => ({ label: phoneField ? '' : (heading ?? ''), phoneField });
  return {
    context: {
      region,
      ...(guess ? { regionGuessed: true } : {}),
      ...(heading === undefined ? {} : { surroundings }),
    },
    text: text.replace(/[«»]/gu, ''),
    expected: spans.map((span, index) => `${span} = ${wanted[index] ?? ''}`),
  };
}

function read(text: string, context: FindContext): string[] {
  return findNumbers(text, context).map(({ start, end, e164, extension, why }) => {
    const sign = why.includes('short-code') ? '#' : why.includes('only-possible') ? '?' : '';
    return `${text.slice(start, end)} = ${sign}${e164}${extension === undefined ? '' : `;${extension}`}`;
  });
}

describe.each(readdirSync(FOLDER))('%s', (file) => {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n');
  it.each(lines.filter((line) => line && !line.startsWith('#')))('%s', (line) => {
    const { context, text, expected } = rowOf(line);
    expect(read(text, context)).toEqual(expected);
  });
});
