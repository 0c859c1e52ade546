import { expect, test } from 'vitest';
import { Budget, LIMITS } from './budget';

const SECOND = 1000;

/** Spends a share of every second, from one second to another; the states that it went through. */
function work(budget: Budget, share: number, from: number, to: number): string[] {
  const states: string[] = [];
  for (let second = from; second < to; second += 1) {
    const state = budget.spend(share * SECOND, second * SECOND);
    if (state !== states.at(-1)) states.push(state);
  }
  return states;
}

test('below two percent of the main thread it runs on for ever', () => {
  expect(work(new Budget(), 0.019, 0, 3600)).toEqual(['running']);
});

test('two percent are reckoned over ten seconds: one heavy second is allowed', () => {
  const budget = new Budget();
  expect(budget.spend(190, 5 * SECOND)).toBe('running');
  expect(work(budget, 0, 6, 30)).toEqual(['running']);
  expect(budget.spend(190, 30 * SECOND)).toBe('running');
  expect(budget.spend(20, 31 * SECOND)).toBe('slowed');
});

test('above its budget it slows down first, and stops only after sixty seconds above', () => {
  const budget = new Budget();
  const states: { readonly second: number; readonly state: string }[] = [];
  for (let second = 0; second < 120; second += 1) {
    const state = budget.spend(50, second * SECOND);
    if (state !== states.at(-1)?.state) states.push({ second, state });
  }
  expect(states.map(({ state }) => state)).toEqual(['running', 'slowed', 'stopped']);
  const [, slowed, stopped] = states;
  expect((stopped?.second ?? 0) - (slowed?.second ?? 0)).toBe(LIMITS.patience / SECOND);
});

test('a pause below the budget begins the sixty seconds anew', () => {
  const budget = new Budget();
  expect(work(budget, 0.05, 0, 50)).toEqual(['running', 'slowed']);
  expect(work(budget, 0.01, 50, 65)).toEqual(['slowed']);
  expect(work(budget, 0.05, 65, 120)).toEqual(['slowed']);
  expect(work(budget, 0.05, 120, 140)).toEqual(['slowed', 'stopped']);
});

test('it runs at full pace again once the page is calm, later each time', () => {
  const budget = new Budget();
  const restAfter = (from: number): number => {
    expect(work(budget, 0.1, from, from + 10)).toContain('slowed');
    let second = from + 10;
    while (budget.state(second * SECOND) === 'slowed') second += 1;
    return second - from;
  };
  const first = restAfter(0);
  const second = restAfter(100);
  expect(second).toBeGreaterThan(first);
});

test('once stopped it stays stopped', () => {
  const budget = new Budget();
  work(budget, 0.05, 0, 100);
  expect(budget.state(10_000 * SECOND)).toBe('stopped');
});
