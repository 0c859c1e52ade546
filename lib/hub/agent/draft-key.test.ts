import { expect, it } from 'vitest';
import { newDraftKey, openRow, sealRow } from './draft-key';

const value = { note: 'rings back on Monday 张伟' };

it('a row opens with its key, in its place, under its id, unchanged, and only then', async () => {
  const key = await newDraftKey();
  const row = await sealRow(key, 'drafts', { id: 'c1', at: 1, value });
  expect(await openRow(key, 'drafts', row)).toEqual(value);
  expect(Buffer.from(row.data).toString('latin1')).not.toContain('rings');

  const altered = row.data.slice();
  const bytes = new Uint8Array(altered);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await expect(openRow(key, 'outbox', row)).rejects.toThrow();
  await expect(openRow(key, 'drafts', { ...row, id: 'c2' })).rejects.toThrow();
  await expect(openRow(key, 'drafts', { ...row, data: altered })).rejects.toThrow();
  await expect(openRow(await newDraftKey(), 'drafts', row)).rejects.toThrow();
});

it('no script reads the key out', async () => {
  await expect(crypto.subtle.exportKey('raw', await newDraftKey())).rejects.toThrow();
});

it('the same words never look the same twice', async () => {
  const key = await newDraftKey();
  const one = await sealRow(key, 'drafts', { id: 'c1', at: 1, value });
  const other = await sealRow(key, 'drafts', { id: 'c1', at: 1, value });
  expect(Buffer.from(one.data).equals(Buffer.from(other.data))).toBe(false);
});
