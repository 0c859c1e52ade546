import type { WrapUp } from '../../../lib/snapshot/shift';
import type { CallView, Snapshot } from '../../../lib/snapshot/snapshot';
import { base, ringing, second, talking } from './calls';
import { NOW, jane } from './people';

const NOTE = 'Wants the corrected invoice by Friday; price for 40 pallets. Sent 2211-B.';

const forms: Pick<Snapshot, 'breaks' | 'wrapUpForm'> = {
  breaks: [
    { id: 'lunch', label: 'Lunch' },
    { id: 'training', label: 'Training' },
    { id: 'team', label: '团队会议' },
  ],
  wrapUpForm: {
    dispositions: [
      { id: 'resolved', label: 'Resolved' },
      { id: 'back', label: 'Call back' },
      { id: 'offer', label: 'Offer sent' },
      { id: 'wrong', label: 'Wrong number' },
      { id: 'no', label: '无兴趣' },
    ],
    dispositionRequired: false,
    noteRequired: false,
  },
};

const shift: Snapshot = { ...base, ...forms };

const writing: WrapUp = {
  call: 'c1',
  direction: 'incoming',
  number: '+8613800138000',
  name: '李薇 · Li Wei',
  at: NOW - 363_000,
  ended: false,
  note: '',
  disposition: '',
  followUp: '',
};

const written: WrapUp = { ...writing, ended: true, talked: 363_000, note: NOTE };

const over: CallView = {
  ...talking,
  phase: 'ended',
  connectedAt: NOW - 363_000,
  endedAt: NOW,
  endReason: 'remote-hung-up',
};

const SALESFORCE: Snapshot['crm'][number] = {
  ...{ name: 'salesforce', crm: 'Salesforce', host: 'acme.my.salesforce.com' },
  ...{ by: 'sign-in', state: 'connected' },
};

const afterCall = { duty: 'after-call', since: NOW - 6000, until: NOW + 24_000 } as const;

const wrapUp: Snapshot = { ...shift, agent: afterCall, calls: [over], wrapUps: [written] };

const work: Snapshot = { ...shift, calls: [talking], wrapUps: [writing] };

const waits: CallView = { ...talking, heldByUs: true, heldSince: NOW - 32_000 };

const consulted: CallView = {
  ...talking,
  id: 'c2',
  direction: 'outgoing',
  number: '1002',
  displayName: 'Sissi Ong',
  contacts: [],
  line: undefined,
  consultFor: 'c1',
  connectedAt: NOW - 12_000,
};

const third: CallView = { ...second, phase: 'connected', connectedAt: NOW - 15_000 };

const transferring = (transfer: CallView['transfer']): Snapshot => ({
  ...work,
  calls: [{ ...talking, transfer }],
});

/** A shift: the agent's states, calls that move between people, and what is written about them. */
export const SHIFT_SNAPSHOTS = {
  break: { ...shift, agent: { duty: 'break', reason: 'lunch', since: NOW - 600_000 } },
  'break-plain': { ...base, agent: { duty: 'break', reason: '', since: NOW - 600_000 } },
  offline: { ...shift, agent: { duty: 'offline', since: NOW - 600_000 } },
  'after-call': { ...shift, agent: afterCall },
  'after-call-open': { ...shift, agent: { duty: 'after-call', since: NOW - 6000 } },
  'not-ready-microphone': {
    ...shift,
    microphone: 'absent',
    agent: { duty: 'not-ready', cause: 'microphone-lost', since: NOW - 5000 },
  },
  'not-ready-device': {
    ...shift,
    agent: { duty: 'not-ready', cause: 'device-lost', since: NOW - 5000 },
  },
  'not-ready-line': {
    ...shift,
    line: { state: 'down', fault: 'lost', retryAt: NOW + 4000 },
    agent: { duty: 'not-ready', cause: 'line-lost', since: NOW - 5000 },
  },
  'not-ready-missed': {
    ...shift,
    missed: 2,
    agent: { duty: 'not-ready', cause: 'missed-call', since: NOW - 5000 },
  },
  'ready-missed': { ...shift, missed: 3 },
  'ready-recovered': { ...shift, wrapUps: [{ ...written, talked: undefined, recovered: true }] },
  work,
  'work-writing': { ...work, wrapUps: [{ ...writing, note: NOTE }] },
  'work-recording': {
    ...work,
    can: [...base.can, 'recording'],
    calls: [{ ...talking, recording: 'on' }],
  },
  'work-recording-paused': {
    ...work,
    can: [...base.can, 'recording'],
    calls: [{ ...talking, recording: 'paused', heldByThem: true, muted: true }],
  },
  'work-answered-itself': {
    ...work,
    calls: [{ ...talking, answersItself: true, connectedAt: NOW - 2000 }],
  },
  'ringing-answers-itself': { ...shift, calls: [{ ...ringing, answersItself: true }] },
  'work-next-break': { ...work, agent: { duty: 'break', reason: 'lunch', since: NOW - 1000 } },
  'transfer-trying': transferring({ kind: 'blind', to: '1002', state: 'trying' }),
  'transfer-ringing': transferring({ kind: 'blind', to: '+442079460018', state: 'ringing' }),
  'transfer-failed': transferring({ kind: 'blind', to: '1003', state: 'failed', fault: 'busy' }),
  'consult-ringing': {
    ...work,
    calls: [waits, { ...consulted, phase: 'ringing', connectedAt: undefined }],
  },
  consult: { ...work, calls: [waits, consulted] },
  'consult-swapped': { ...work, calls: [talking, { ...consulted, heldByUs: true }] },
  'two-lines': {
    ...work,
    calls: [waits, third],
    wrapUps: [
      writing,
      { ...writing, call: 'c2', number: '+14155550132', name: jane.name, at: NOW - 15_000 },
    ],
  },
  conference: {
    ...work,
    calls: [
      { ...talking, conference: true },
      { ...consulted, conference: true },
    ],
  },
  'wrap-up': { ...wrapUp, wrapUps: [{ ...written, disposition: 'resolved' }] },
  'wrap-up-required': {
    ...wrapUp,
    agent: { duty: 'after-call', since: NOW - 6000 },
    wrapUps: [{ ...written, note: '' }],
    wrapUpForm: { ...forms.wrapUpForm, dispositionRequired: true, noteRequired: true },
  },
  'wrap-up-plain': {
    ...wrapUp,
    wrapUpForm: { dispositions: [], dispositionRequired: false, noteRequired: false },
    wrapUps: [{ ...written, followUp: '2026-11-24' }],
  },
  'wrap-up-practice': {
    ...wrapUp,
    crm: [SALESFORCE],
    wrapUps: [{ ...written, practice: true }],
  },
  'wrap-up-ringing': {
    ...wrapUp,
    calls: [{ ...ringing, id: 'c9', number: '+14155550132', contacts: [jane] }],
  },
} satisfies Record<string, Snapshot>;
