import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { speak, spokenSentences, words } from './words';

const browsers = (key: string, values: readonly string[]) => [key, ...values].join('|');

beforeEach(() => vi.stubGlobal('chrome', { i18n: { getMessage: browsers } }));
afterEach(() => speak(null));

it('speaks as the browser does until another language is given, and again after it', () => {
  expect(words('yesterday')).toBe('yesterday');
  speak({ yesterday: '昨天' });
  expect(words('yesterday')).toBe('昨天');
  speak(null);
  expect(words('yesterday')).toBe('yesterday');
});

it.each([
  ['$1 来电', ['陈'], '陈 来电'],
  ['$2 / $1 / $2', ['a', 'b'], 'b / a / b'],
  ['$1, $3', ['a'], 'a, '],
  ['$1', ['$2 $$ $&'], '$2 $$ $&'],
  ['$$1', ['a'], '$1'],
])('%s with %j is %s', (sentence, values, filled) => {
  speak({ page_call_number: sentence });
  expect(words('page_call_number', ...values)).toBe(filled);
});

it('a sentence that was not given is the browser’s', () => {
  speak({ yesterday: '昨天' });
  expect(words('page_call_number', '7')).toBe('page_call_number|7');
});

it('hands on some sentences, and none where the browser’s are spoken', () => {
  expect(spokenSentences(() => true)).toBeNull();
  speak({ yesterday: '昨天', page_call_number: '呼叫 $1' });
  expect(spokenSentences((key) => key.startsWith('page_'))).toEqual({
    page_call_number: '呼叫 $1',
  });
});
