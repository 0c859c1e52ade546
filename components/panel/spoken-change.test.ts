import { beforeAll, expect, test, vi } from 'vitest';
import { EMPTY_SNAPSHOT } from '../../lib/snapshot/snapshot';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { spokenChange } from './spoken-change';

beforeAll(() => {
  // A sentence is its key and what fills it: what is tested is when something is said.
  const getMessage = (key: string, values: readonly string[]) => [key, ...values].join(' ');
  vi.stubGlobal('chrome', { i18n: { getMessage } });
});

const talking: CallView = {
  id: 'c1',
  direction: 'incoming',
  number: '+14155550132',
  phase: 'connected',
  heldByUs: false,
  heldByThem: false,
  muted: false,
  conference: false,
  heldFor: 0,
  startedAt: 0,
  contacts: [],
};
const WHO = '+1 415 555 0132';
const line = (change: Partial<CallView>): Snapshot => ({
  ...EMPTY_SNAPSHOT,
  calls: [{ ...talking, ...change }],
});
const said = (text: string): string => text.replaceAll('sentence_end', '');

test.each<[string, Snapshot | undefined, Partial<CallView>, string]>([
  ['a call rings', EMPTY_SNAPSHOT, { phase: 'ringing' }, `announce_ringing ${WHO}`],
  ['the panel is opened in a call', undefined, {}, `announce_connected ${WHO}`],
  ['answered', line({ phase: 'ringing' }), {}, `announce_connected ${WHO}`],
  ['held', line({}), { heldByUs: true }, `announce_held ${WHO}`],
  ['taken back', line({ heldByUs: true }), {}, `announce_back ${WHO}`],
  ['held by them', line({}), { heldByThem: true }, `announce_held_by_them ${WHO}`],
  ['muted', line({}), { muted: true }, 'announce_muted'],
  ['heard again', line({ muted: true }), {}, 'announce_unmuted'],
  ['joined', line({}), { conference: true }, 'announce_conference'],
  ['nothing new', line({}), {}, ''],
  ['how it sounds', line({}), { heldFor: 5 }, ''],
  ['ended', line({}), { phase: 'ended', endReason: 'busy' }, 'announce_ended notice_ended_busy'],
])('%s', (_, before, now, text) => {
  expect(said(spokenChange(before, line(now)))).toBe(text);
});

test('a transfer is told at each step, and why it failed', () => {
  const on = (state: 'trying' | 'failed') =>
    line({ transfer: { kind: 'blind', to: '1002', state, fault: 'busy' } });
  expect(said(spokenChange(line({}), on('trying')))).toBe('transfer_trying 1002');
  expect(spokenChange(on('trying'), on('trying'))).toBe('');
  expect(spokenChange(on('trying'), on('failed'))).toContain('transfer_fault_busy_next');
});

test('more time for after-call work is no news; its beginning is', () => {
  const until = (end: number): Snapshot => ({
    ...EMPTY_SNAPSHOT,
    agent: { duty: 'after-call', since: 0, until: end },
  });
  expect(said(spokenChange(EMPTY_SNAPSHOT, until(1)))).toBe('announce_after_call');
  expect(spokenChange(until(1), until(2))).toBe('');
});
