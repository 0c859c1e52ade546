import { expect, it } from 'vitest';
import { sameNumberIn } from './same-number';

it.each([
  ['+8618621003344', '18621003344'],
  ['+8618621003344', '008618621003344'],
  ['+8675586013388', '075586013388'],
  ['+493012345678', '030 12345678'],
  ['sip:ann@pbx.example', 'sip:ann@pbx.example'],
])('%s and %s are one number, wherever the agent sits', (own, theirs) => {
  for (const region of ['US', 'CN', 'DE'] as const) {
    expect(sameNumberIn(region)(own, theirs), region).toBe(true);
    expect(sameNumberIn(region)(theirs, own), region).toBe(true);
  }
});

it.each([
  ['+8618621003344', '18621003345'],
  ['+8618621003344', '+18621003344'],
  ['', '18621003344'],
  ['112233', '+49112233'],
])('%s and %s are two', (one, other) => {
  for (const region of ['US', 'CN', 'DE'] as const) {
    expect(sameNumberIn(region)(one, other), region).toBe(false);
    expect(sameNumberIn(region)(other, one), region).toBe(false);
  }
});

it('a national number without any other is the region’s', () => {
  expect(sameNumberIn('DE')('030 12345678', '+49 30 12345678')).toBe(true);
  expect(sameNumberIn('DE')('030 12345678', '0301 2345678')).toBe(true);
});
