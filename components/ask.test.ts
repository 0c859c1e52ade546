import { expect, test, vi } from 'vitest';
import { askTwice } from './ask';

type Hub = { greet: (body: { readonly name: string }) => string };

test('asks a second time when a stopping worker loses the first message', async () => {
  const send = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValueOnce('hello');
  const heard = vi.fn();
  const answer = await askTwice<Hub>(send, heard)('greet', { name: 'Edward' });
  expect(answer).toBe('hello');
  expect(heard.mock.calls).toEqual([[true]]);
});

test('gives up after two, says so, and never rejects', async () => {
  const send = vi.fn().mockRejectedValue(new Error('extension updated'));
  const heard = vi.fn();
  await expect(askTwice<Hub>(send, heard)('greet', { name: 'sissi' })).resolves.toBeUndefined();
  expect(send).toHaveBeenCalledTimes(2);
  expect(heard.mock.calls).toEqual([[false]]);
});
