import { expect, it } from 'vitest';
import { guidOf } from './guid';

it('keeps a call’s id that is a GUID', async () => {
  const id = '5F0C3A10-1111-4222-8333-0000000000AA';
  expect(await guidOf(id)).toBe(id.toLowerCase());
});

it('makes one, always the same, of any other id', async () => {
  const made = await guidOf('a1b2@pbx.example');
  expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(await guidOf('a1b2@pbx.example')).toBe(made);
  expect(await guidOf('a1b3@pbx.example')).not.toBe(made);
});
