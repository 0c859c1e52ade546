import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../policy/settings';
import { EMPTY_SNAPSHOT, type Snapshot } from '../../snapshot/snapshot';
import { begin } from '../../telephony/call';
import { diagnosticsText, type DiagnosticFacts } from './diagnostics';

const SECRET = 'CANARY';
const quality = {
  level: 'poor',
  trouble: 'loss',
  mos: 2.345,
  lossIn: 0.0712,
  jitterMs: 41.6,
  roundTripMs: 380,
  codec: 'opus',
  route: 'relay udp',
} as const;

const settings: Settings = {
  ...DEFAULT_SETTINGS,
  provider: 'sip',
  issuer: `https://login.example/realms/${SECRET}`,
  clientId: SECRET,
  sipCredentialsUrl: `https://user:${SECRET}@creds.example/${SECRET}?token=${SECRET}`,
  sites: { [`https://${SECRET}.example`]: true },
  callerNumbers: { DE: '+4940987654321' },
};

const call = begin({
  id: `${SECRET}@pbx`,
  direction: 'incoming',
  number: '+4930123456789',
  displayName: `Li Na ${SECRET}`,
  line: { number: '+4940987654321', queue: SECRET },
  startedAt: 1,
});

const snapshot: Snapshot = {
  ...EMPTY_SNAPSHOT,
  provider: 'sip',
  signIn: 'in',
  account: { name: `Edward ${SECRET}`, issuer: settings.issuer, email: `${SECRET}@example` },
  can: ['hold', 'mute'],
  line: { state: 'up', elsewhere: false },
  microphone: 'granted',
  devices: {
    microphones: ['Edward’s AirPods', "Zoe's phone", 'USB headset'],
    speakers: [`Speaker of ${SECRET}`],
    using: { microphone: 'Edward’s AirPods' },
  },
  calls: [
    {
      ...call,
      quality,
      asShown: '+49 30 123456789',
      contacts: [
        {
          name: `Wang Fang ${SECRET}`,
          company: SECRET,
          url: `https://crm.example/${SECRET}`,
          why: { source: 'seen-on-page', host: SECRET, at: 1 },
        },
      ],
    },
  ],
  recent: [
    {
      id: SECRET,
      direction: 'outgoing',
      number: '+8613800138000',
      name: `Wang Fang ${SECRET}`,
      queue: SECRET,
      at: Date.UTC(2026, 4, 10),
      talked: 65_400,
      endReason: 'remote-hung-up',
    },
    { id: '2', direction: 'incoming', number: '110', at: 1, endReason: 'missed' },
  ],
  notice: { code: 'dial.line-down', at: 1, about: SECRET },
  wrapUps: [
    {
      call: 'c',
      direction: 'incoming',
      number: '+4930123456789',
      at: 1,
      ended: false,
      note: SECRET,
      disposition: SECRET,
      followUp: '',
    },
  ],
  desk: { ...EMPTY_SNAPSHOT.desk, colleagues: [{ name: SECRET, address: SECRET }] },
};

const facts: DiagnosticFacts = {
  at: Date.UTC(2026, 4, 11),
  version: '1.2.3',
  browser: 'Chromium 156',
  system: 'Linux x86_64',
  language: 'en',
  settings,
  snapshot,
  line: [{ at: Date.UTC(2026, 4, 10), state: 'down unreachable' }],
  sound: { call: SECRET, quality, samples: [quality] },
};

describe('diagnosticsText', () => {
  const text = diagnosticsText(facts);

  it('tells nobody’s name, number, note or login, and no address’ path', () => {
    expect(text).not.toContain(SECRET);
    for (const private_ of ['Edward', 'Zoe', 'Li Na', 'Wang Fang', '123456789', '38000', '110']) {
      expect(text).not.toContain(private_);
    }
    expect(text).not.toMatch(/\/\/|\?|token|password/u);
    expect(text).not.toMatch(/\+?\d[\d ()-]{5,}\d(?!.*[TZ])/u);
  });

  it('tells what mends a phone', () => {
    for (const told of [
      'sidetone: 1.2.3',
      'browser: Chromium 156',
      'call centre: sip creds.example',
      'sign-in: in login.example',
      'capabilities: hold mute',
      '2026-05-10T00:00:00.000Z down unreachable',
      '•••’s AirPods · •••',
      'USB headset',
      'poor MOS 2.35, loss in 7.1 %, jitter 42 ms, round trip 380 ms, opus, route relay udp, loss',
      'incoming •••89 ringing',
      'outgoing •••00 remote-hung-up after 65 s',
      'incoming ••• missed',
    ]) {
      expect(text).toContain(told);
    }
  });
});
