import { expect, test } from 'vitest';
import { choicesOf, linesOf } from './labelled-lines';

test('each line is a choice, named by its label', () => {
  expect(choicesOf(' Resolved \n\nCall back!\n无兴趣\nResolved', [])).toEqual([
    { id: 'resolved', label: 'Resolved' },
    { id: 'call-back', label: 'Call back!' },
    { id: '无兴趣', label: '无兴趣' },
  ]);
});

test('a label that was there keeps its id, wherever it stands now', () => {
  const before = [
    { id: 'd7', label: 'Offer sent' },
    { id: 'resolved', label: 'Sold' },
  ];
  expect(choicesOf('Resolved\nSold\nOffer sent', before)).toEqual([
    { id: 'resolved-2', label: 'Resolved' },
    { id: 'resolved', label: 'Sold' },
    { id: 'd7', label: 'Offer sent' },
  ]);
});

test('no two choices have one id, and none has no id', () => {
  const ids = choicesOf('a b\na-b\n!!!\n???', [])?.map(({ id }) => id);
  expect(ids).toEqual(['a-b', 'a-b-2', 'choice', 'choice-2']);
});

test('too many or too long ones are none', () => {
  expect(choicesOf('x'.repeat(101), [])).toBeNull();
  const many = Array.from({ length: 51 }, (_, index) => `line ${String(index)}`);
  expect(choicesOf(many.join('\n'), [])).toBeNull();
  expect(choicesOf(many.slice(1).join('\n'), [])).toHaveLength(50);
});

test('what is read is what was written', () => {
  const choices = choicesOf('One\nTwo', []) ?? [];
  expect(choicesOf(linesOf(choices), choices)).toEqual(choices);
});
