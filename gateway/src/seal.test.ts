import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret';
import { looksSealed, Seal, type SealKey } from './seal';

const key = (id: string): SealKey => ({
  id,
  key: new Secret(randomBytes(32).toString('base64url')),
});
const old = key('old');
const young = key('young');
/** Longer than any test takes. */
const A_WHILE_MS = 600_000;
const value = { tenant: 'acme', refresh: 'canary-refresh' };
const unauthorised = expect.objectContaining({ code: 'unauthorised' }) as Error;

describe('a seal', () => {
  it('opens to what was sealed, and shows nothing of it', async () => {
    const seal = new Seal([old]);
    const sealed = await seal.seal('session', value, Date.now() + A_WHILE_MS);
    expect(await seal.open('session', sealed)).toEqual(value);
    expect(looksSealed(sealed)).toBe(true);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('canary');
  });

  it('D5: is of no use as something else', async () => {
    const seal = new Seal([old]);
    const sealed = await seal.seal('state', value, Date.now() + A_WHILE_MS);
    await expect(seal.open('session', sealed)).rejects.toThrow(unauthorised);
  });

  it('D5: ends after its hours', async () => {
    let now = 1000;
    const seal = new Seal([old], () => now);
    const sealed = await seal.seal('session', value, 2000);
    now = 1999;
    expect(await seal.open('session', sealed)).toEqual(value);
    now = 2000;
    await expect(seal.open('session', sealed)).rejects.toThrow(unauthorised);
  });

  it('D5: lives through a rotation, and ends when its key is taken away', async () => {
    const sealed = await new Seal([old]).seal('session', value, Date.now() + A_WHILE_MS);
    const rotated = new Seal([young, old]);
    expect(await rotated.open('session', sealed)).toEqual(value);
    expect(await rotated.seal('session', value, Date.now() + A_WHILE_MS)).toMatch(/^st1\.young\./u);
    await expect(new Seal([young]).open('session', sealed)).rejects.toThrow(unauthorised);
    // The same name does not make it the same key.
    await expect(new Seal([key('old')]).open('session', sealed)).rejects.toThrow(unauthorised);
  });

  it('D5: does not open with any one bit flipped', async () => {
    const seal = new Seal([old, young]);
    const sealed = await seal.seal('session', value, Date.now() + A_WHILE_MS);
    for (let at = 0; at < sealed.length; at += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const code = sealed.charCodeAt(at) ^ (1 << bit);
        const forged = sealed.slice(0, at) + String.fromCharCode(code) + sealed.slice(at + 1);
        await expect(seal.open('session', forged)).rejects.toThrow(unauthorised);
      }
    }
  });

  it('D5: does not open what never was a seal', async () => {
    const seal = new Seal([old]);
    for (const text of [
      '',
      'st1',
      'st1.old.',
      'st1.old.AAAA',
      'a.b.c',
      `st1.old.${'A'.repeat(99)}`,
    ])
      await expect(seal.open('session', text)).rejects.toThrow(unauthorised);
  });
});
