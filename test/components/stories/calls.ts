import { EMPTY_SNAPSHOT } from '../../../lib/snapshot/snapshot';
import type { CallView, RecentCall, Snapshot } from '../../../lib/snapshot/snapshot';
import { NOW, colleagues, jane, liWei } from './people';

const recent: readonly RecentCall[] = [
  {
    id: 'r1',
    direction: 'incoming',
    number: '+14155550132',
    name: 'Jane Doe',
    queue: 'Sales',
    at: NOW - 2_400_000,
    endReason: 'missed',
  },
  {
    id: 'r2',
    direction: 'outgoing',
    number: '+442079460018',
    at: NOW - 7_200_000,
    talked: 252_000,
    endReason: 'hung-up',
  },
  {
    id: 'r3',
    direction: 'incoming',
    number: '+8613800138000',
    name: '李薇 · Li Wei',
    queue: '客服一组',
    at: NOW - 90_000_000,
    talked: 64_000,
    endReason: 'remote-hung-up',
  },
  {
    id: 'r4',
    direction: 'outgoing',
    number: '+493023456789',
    name: 'Max Weber',
    at: NOW - 290_000_000,
    endReason: 'no-answer',
  },
];

/** A site for which the company has decided. */
export const FIXED_SITE = 'https://games.example';

export const base: Snapshot = {
  ...EMPTY_SNAPSHOT,
  provider: 'sip',
  signIn: 'in',
  account: { name: 'Edward Chen', issuer: 'https://id.acme.example', email: 'edward@acme.example' },
  microphone: 'granted',
  line: { state: 'up', elsewhere: false },
  can: [
    ...(['hold', 'second-call', 'mute', 'dtmf'] as const),
    ...(['transfer', 'consult', 'conference', 'directory', 'elsewhere'] as const),
  ],
  desk: { ...EMPTY_SNAPSHOT.desk, colleagues },
  recent,
  fixed: { sites: [FIXED_SITE], devices: [] },
};

/** Of the last three calls: one in both, one on its way, one refused. */
export const unsaved: Snapshot = {
  ...base,
  callLog: {
    undelivered: 2,
    failed: 1,
    calls: {
      c1: [
        { connector: 'salesforce', crm: 'Salesforce', state: 'saved' },
        { connector: 'dynamics', crm: 'Dynamics 365', state: 'waiting', code: 'unreachable' },
      ],
      r1: [
        { connector: 'salesforce', crm: 'Salesforce', state: 'saved' },
        { connector: 'dynamics', crm: 'Dynamics 365', state: 'saved', outdated: true },
      ],
      r2: [{ connector: 'http-json', crm: 'EspoCRM', state: 'waiting', code: 'expired' }],
      r3: [
        {
          connector: 'salesforce',
          crm: 'Salesforce',
          state: 'failed',
          code: 'refused',
          status: 403,
        },
      ],
    },
  },
};

export const ringing: CallView = {
  id: 'c1',
  direction: 'incoming',
  number: '+8613800138000',
  line: { queue: 'Sales', number: '+862155550100', waitingSince: NOW - 41_000 },
  phase: 'ringing',
  heldByUs: false,
  heldByThem: false,
  muted: false,
  conference: false,
  heldFor: 0,
  startedAt: NOW - 6000,
  contacts: [liWei],
};

export const talking: CallView = {
  ...ringing,
  phase: 'connected',
  connectedAt: NOW - 252_000,
  line: { queue: 'Sales' },
};

export const outgoing: CallView = {
  ...ringing,
  direction: 'outgoing',
  phase: 'dialling',
  line: undefined,
};

export const second: CallView = {
  ...ringing,
  id: 'c2',
  number: '+14155550132',
  contacts: [jane],
};
