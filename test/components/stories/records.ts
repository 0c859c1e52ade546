import type { CheckReport } from '../../../lib/snapshot/check';
import type { DayFigures, HistoryPage, HistoryRecord } from '../../../lib/snapshot/history';
import type { CallQuality } from '../../../lib/telephony/call';
import { NOW } from './people';

const HOUR = 3_600_000;

export const good: CallQuality = {
  level: 'good',
  mos: 4.32,
  lossIn: 0.001,
  lossOut: 0,
  jitterMs: 4.2,
  roundTripMs: 38,
  codec: 'opus',
  route: 'srflx udp',
};

export const poor: CallQuality = {
  ...good,
  level: 'poor',
  trouble: 'loss',
  mos: 2.4,
  lossIn: 0.113,
  lossOut: 0.042,
};

export const records: readonly HistoryRecord[] = [
  {
    id: 'h1',
    direction: 'incoming',
    number: '+14155550132',
    region: 'US',
    name: 'Jane Doe',
    company: 'Northwind Traders',
    queue: 'Sales',
    at: NOW - 0.6 * HOUR,
    endReason: 'missed',
  },
  {
    id: 'h2',
    direction: 'outgoing',
    number: '+442079460018',
    region: 'GB',
    at: NOW - 2 * HOUR,
    talked: 252_000,
    wrapUp: 31_000,
    endReason: 'hung-up',
    disposition: 'Call back',
    note: 'Asks for Mr. Green, who is back on Tuesday.\nSent the price list meanwhile.',
    followUp: '2026-11-24',
    quality: poor,
    recordingUrl: 'https://recordings.acme.example/h2',
  },
  {
    id: 'h3',
    direction: 'incoming',
    number: '+8613800138000',
    region: 'CN',
    name: '李薇 · Li Wei',
    company: 'Huadong Logistics',
    queue: '客服一组',
    at: NOW - 25 * HOUR,
    talked: 64_000,
    held: 12_000,
    endReason: 'remote-hung-up',
    disposition: 'Resolved',
    quality: good,
    recordingUrl: 'javascript:alert(1)',
  },
  {
    id: 'h4',
    direction: 'outgoing',
    number: '+493023456789',
    region: 'DE',
    name: 'Dr. Anneliese-Sophie von Hohenstein-Württemberg',
    company: 'Donaudampfschifffahrtsgesellschaft mbH & Co. KG',
    at: NOW - 80 * HOUR,
    endReason: 'no-answer',
    note: 'x'.repeat(300),
    recording: 'v4',
  },
  { id: 'h5', direction: 'incoming', number: '', at: NOW - 81 * HOUR, endReason: 'missed' },
];

export const found: HistoryPage = { records, more: true, callCentre: 'merged' };

/** Two of them, on their way into CRMs. */
export const notSaved: HistoryPage = {
  records: records.slice(1, 3).map((record) => ({
    ...record,
    saved: [
      { connector: 'salesforce', crm: 'Salesforce', state: 'failed', code: 'garbage' },
      { connector: 'http-json', crm: 'EspoCRM', state: 'waiting', code: 'not-set-up' },
    ],
  })),
  more: false,
  callCentre: 'none',
};

export const figures: DayFigures = {
  from: NOW - 10 * HOUR,
  incoming: 23,
  outgoing: 9,
  missed: 2,
  talked: 2.4 * HOUR,
  held: 754_000,
  wrapUp: 1_260_000,
  inState: {
    ready: 3.1 * HOUR,
    'after-call': 1_260_000,
    break: 2_700_000,
    'not-ready': 61_000,
    offline: 0,
  },
  source: 'own',
};

export const fine: CheckReport = {
  at: NOW,
  lines: [
    { check: 'microphone', result: 'pass', code: 'microphone-ok', detail: 'Jabra Evolve2 65' },
    { check: 'speaker', result: 'pass', code: 'speaker-ok', detail: 'Jabra Evolve2 65' },
    { check: 'signalling', result: 'pass', code: 'signalling-ok', detail: '38 ms' },
    { check: 'turn', result: 'pass', code: 'turn-ok', detail: 'turn.acme.example' },
    { check: 'identity', result: 'pass', code: 'identity-ok', detail: 'id.acme.example' },
    { check: 'gateway', result: 'not-used', code: 'gateway-not-used' },
    { check: 'policy', result: 'not-used', code: 'policy-not-used' },
  ],
};

export const broken: CheckReport = {
  at: NOW,
  lines: [
    { check: 'microphone', result: 'fail', code: 'microphone-not-asked' },
    { check: 'speaker', result: 'fail', code: 'speaker-unknown' },
    {
      check: 'signalling',
      result: 'fail',
      code: 'signalling-unreachable',
      detail: 'wss://pbx.acme.example/ws',
    },
    { check: 'turn', result: 'fail', code: 'turn-unknown' },
    { check: 'identity', result: 'fail', code: 'identity-signed-out', detail: 'id.acme.example' },
    { check: 'gateway', result: 'not-used', code: 'gateway-not-used' },
    { check: 'policy', result: 'not-used', code: 'policy-not-used' },
  ],
};
