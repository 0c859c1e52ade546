import { EMPTY_SNAPSHOT } from '../../../lib/snapshot/snapshot';
import type { Snapshot } from '../../../lib/snapshot/snapshot';
import { CUSTOMER_SNAPSHOTS } from './customers';
import { base, outgoing, ringing, second, talking, unsaved } from './calls';
import { NOW, jane, sharma } from './people';
import { SHIFT_SNAPSHOTS } from './shift';

const guessedCountry = {
  id: 'q1',
  number: '+442079460018',
  text: '020 7946 0018',
  region: 'GB',
  origin: 'https://crm.acme.example',
  site: 'https://crm.acme.example',
  national: { text: '020 7946 0018', as: 'GB', likely: ['GB', 'DE', 'US'] },
  doubts: ['region-guessed'],
} as const satisfies Snapshot['question'];

/** One snapshot for every face that the panel has. */
export const SNAPSHOTS = {
  'set-up-practice': { ...EMPTY_SNAPSHOT, microphone: 'prompt' },
  'set-up-sign-in': { ...base, signIn: 'out', account: null, microphone: 'prompt' },
  'set-up-company': {
    ...base,
    signIn: 'out',
    account: null,
    microphone: 'prompt',
    closedAddresses: ['https://crm.acme.example', 'https://id.acme.example'],
  },
  'set-up-signing-in': { ...base, signIn: 'signing-in', account: null, microphone: 'prompt' },
  'set-up-microphone': { ...base, microphone: 'prompt' },
  'set-up-denied': { ...base, microphone: 'denied' },
  ready: base,
  'ready-unsaved': unsaved,
  'ready-practice': {
    ...base,
    provider: 'practice',
    signIn: 'not-needed',
    account: null,
    can: [...base.can, 'rehearse'],
    recent: [],
  },
  'ready-elsewhere': { ...base, line: { state: 'up', elsewhere: true } },
  ringing: { ...base, calls: [ringing] },
  'ringing-stranger': {
    ...base,
    calls: [{ ...ringing, number: '', contacts: [], line: undefined }],
  },
  'ringing-long': { ...base, calls: [{ ...ringing, contacts: [sharma, jane] }] },
  dialling: { ...base, calls: [outgoing] },
  'dialling-rings': { ...base, calls: [{ ...outgoing, phase: 'ringing', contacts: [] }] },
  'in-call': { ...base, calls: [talking] },
  'in-call-muted': { ...base, calls: [{ ...talking, muted: true, heldByThem: true }] },
  'in-call-held': { ...base, calls: [{ ...talking, heldByUs: true }] },
  'in-call-second': { ...base, calls: [talking, second] },
  'in-call-two': {
    ...base,
    calls: [
      { ...talking, heldByUs: true },
      { ...second, phase: 'connected', connectedAt: NOW - 15_000 },
    ],
  },
  'in-call-no-line': {
    ...base,
    calls: [talking],
    line: { state: 'down', fault: 'lost', retryAt: NOW + 4000 },
  },
  ended: {
    ...base,
    calls: [{ ...talking, phase: 'ended', endedAt: NOW, endReason: 'remote-hung-up' }],
  },
  'ended-saved': {
    ...unsaved,
    calls: [{ ...talking, phase: 'ended', endedAt: NOW, endReason: 'remote-hung-up' }],
  },
  'ended-missed': {
    ...base,
    calls: [{ ...second, phase: 'ended', endedAt: NOW, endReason: 'missed' }],
  },
  'line-connecting': { ...base, line: { state: 'connecting' } },
  'line-down': {
    ...base,
    line: { state: 'down', fault: 'unreachable', retryAt: NOW + 7000 },
  },
  'line-refused': { ...base, line: { state: 'down', fault: 'credentials-unavailable' } },
  'line-taken-over': { ...base, line: { state: 'down', fault: 'taken-over' } },
  question: {
    ...base,
    question: {
      id: 'q1',
      number: '+8816512345678',
      text: '030 2345 6789',
      region: 'DE',
      origin: 'https://crm.acme.example',
      doubts: ['text-differs', 'unknown-destination', 'region-guessed'],
    },
  },
  'question-country': { ...base, question: guessedCountry },
  'question-refused': {
    ...base,
    question: {
      ...guessedCountry,
      number: '+4902079460018',
      region: undefined,
      national: { ...guessedCountry.national, as: 'DE' },
      refused: 'invalid-number',
    },
  },
  notice: {
    ...base,
    notice: { code: 'dial.invalid-number', at: NOW, about: '030 23' },
  },
  'notice-sign-in': {
    ...base,
    signIn: 'out',
    account: null,
    notice: { code: 'sign-in.window-closed', at: NOW },
  },
  ...CUSTOMER_SNAPSHOTS,
  ...SHIFT_SNAPSHOTS,
} satisfies Record<string, Snapshot>;

export type SnapshotName = keyof typeof SNAPSHOTS;
