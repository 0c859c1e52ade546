import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NoteDesk } from './note-desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function deskWithHub() {
  const heard: string[] = [];
  const desk = new NoteDesk((_, note) => Promise.resolve(heard.push(note)));
  const write = (text: string) => {
    for (let end = 1; end <= text.length; end += 1) desk.type('c1', text.slice(0, end));
  };
  return { desk, heard, write };
}

test('one pause in typing says the whole note once', () => {
  const { desk, heard, write } = deskWithHub();
  write('Wants the invoice');
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(300);
  expect(heard).toEqual(['Wants the invoice']);
  expect(desk.text('c1', '')).toBe('Wants the invoice');
});

test('a late echo of older words takes nothing away', () => {
  const { desk, write } = deskWithHub();
  write('Wants');
  vi.advanceTimersByTime(300);
  desk.type('c1', 'Wants the');
  desk.hear('c1', 'Wants', true);
  expect(desk.text('c1', 'Wants')).toBe('Wants the');
  expect(desk.saved('c1', 'Wants')).toBe(false);
});

test('what is pending is said at once when the field is left, and never twice', async () => {
  const { desk, heard, write } = deskWithHub();
  write('Call on Friday');
  desk.flushAll();
  await desk.flush('c1');
  expect(heard).toEqual(['Call on Friday']);
});

test('after the echo another view’s words are shown', async () => {
  const { desk, write } = deskWithHub();
  write('A');
  await desk.flush('c1');
  desk.hear('c1', 'A', false);
  expect(desk.text('c1', 'A, and more from the other window')).toBe(
    'A, and more from the other window',
  );
});

test('without an echo the words are said once more', async () => {
  const { desk, heard, write } = deskWithHub();
  write('B');
  await desk.flush('c1');
  vi.advanceTimersByTime(10_000);
  expect(heard).toEqual(['B', 'B']);
});
