import { expect, it } from 'vitest';
import { namingKeyOf, newSealingKey, seal, sealingKeyOf, unseal } from './sealed';

const value = { note: 'rings back on Monday 张伟' };
const secret = new Uint8Array(32).fill(7);
const STORED = 'TOP7JJXcrW7EZ7Rh0QGRzi+nx8ikZtX6J30DqltmB4xIbm9APuFkSx9VQBSudEUxBZOT';
const NAME = 'f6lcUZHiOLrHKruKZRPI7XhB5lZJuDWOKCO8aNVXDvg=';

it('opens with its key, in its place, unchanged, and only then', async () => {
  const key = await newSealingKey();
  const sealed = await seal(key, 'drafts/c1', value);
  expect(await unseal(key, 'drafts/c1', sealed)).toEqual(value);
  expect(Buffer.from(sealed.data).toString('latin1')).not.toContain('rings');

  const data = sealed.data.slice();
  const bytes = new Uint8Array(data);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await expect(unseal(key, 'drafts/c2', sealed)).rejects.toThrow();
  await expect(unseal(key, 'drafts/c1', { ...sealed, data })).rejects.toThrow();
  await expect(unseal(await newSealingKey(), 'drafts/c1', sealed)).rejects.toThrow();
});

it('no script reads a key out, also one that was derived', async () => {
  for (const key of [await newSealingKey(), await sealingKeyOf(secret, 'notes')]) {
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  }
});

it('the same words never look the same twice', async () => {
  const key = await newSealingKey();
  const one = await seal(key, 'c1', value);
  const other = await seal(key, 'c1', value);
  expect(Buffer.from(one.data).equals(Buffer.from(other.data))).toBe(false);
});

it('a secret gives each purpose a key of its own, and always the same', async () => {
  const sealed = await seal(await sealingKeyOf(secret, 'notes'), 'c1', value);
  expect(await unseal(await sealingKeyOf(secret, 'notes'), 'c1', sealed)).toEqual(value);
  await expect(unseal(await sealingKeyOf(secret, 'rows'), 'c1', sealed)).rejects.toThrow();
  const other = new Uint8Array(32).fill(8);
  await expect(unseal(await sealingKeyOf(other, 'notes'), 'c1', sealed)).rejects.toThrow();
});

/** Written by an earlier version: what lies on agents' disks must open for good. */
it('what is stored keeps its form', async () => {
  const key = await sealingKeyOf(secret, 'sidetone history rows');
  const sealed = {
    iv: new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    data: Uint8Array.from(Buffer.from(STORED, 'base64')).buffer,
  };
  expect(await unseal(key, 'row|20260510', sealed)).toEqual({ record: { number: '+4930123456' } });
  const naming = await namingKeyOf(secret, 'sidetone history names');
  const name = await crypto.subtle.sign('HMAC', naming, new TextEncoder().encode('call-1'));
  expect(Buffer.from(name).toString('base64')).toBe(NAME);
});
