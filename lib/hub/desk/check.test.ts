import { describe, expect, it } from 'vitest';
import en from '../../../public/_locales/en/messages.json' with { type: 'json' };
import zh from '../../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { CHECKS, FAILS, NOT_USED, PASSES } from '../../snapshot/check';
import { LINE_FAULTS } from '../../telephony/provider';
import type { GatewayFault } from '../gateway/gateway-answer';
import { checkLines, type SetUpFacts } from './check';

const good: SetUpFacts = {
  microphone: 'granted',
  devices: {
    microphones: ['Headset'],
    speakers: ['Headset', 'Desk'],
    using: { microphone: 'Headset', speaker: 'Desk' },
  },
  line: { state: 'up', elsewhere: false },
  roundTrip: true,
  host: 'pbx.example:7443',
  relay: 'answers',
  identity: { state: 'reachable', host: 'login.example', clockAheadMs: 900 },
  gateway: { state: 'answers', host: 'gateway.example' },
};

/** Each line in one word, and its detail. */
function told(facts: Partial<SetUpFacts>): string[] {
  return checkLines({ ...good, ...facts }).map(({ result, code, detail }) =>
    [result, code, detail].filter(Boolean).join(' '),
  );
}

function gatewayFails(fault: GatewayFault): Partial<SetUpFacts> {
  return { gateway: { state: 'failed', host: 'g.example', fault } };
}

describe('checkLines', () => {
  it('has a line for each check, in its order', () => {
    expect(checkLines(good).map(({ check }) => check)).toEqual(CHECKS);
    expect(told({})).toEqual([
      'pass microphone-ok Headset',
      'pass speaker-ok Desk',
      'pass signalling-ok pbx.example:7443',
      'pass turn-ok',
      'pass identity-ok login.example',
      'pass gateway-ok gateway.example',
      'not-used policy-not-used',
    ]);
  });

  it.each<[Partial<SetUpFacts>, string]>([
    [{ microphone: 'denied' }, 'fail microphone-denied'],
    [{ microphone: 'absent' }, 'fail microphone-absent'],
    [{ microphone: 'prompt' }, 'fail microphone-not-asked'],
    [{ microphone: 'unknown' }, 'fail microphone-not-asked'],
    [
      { devices: { ...good.devices, missing: { microphone: 'Old' } } },
      'pass microphone-other Headset',
    ],
    [{ devices: { ...good.devices, missing: { speaker: 'Old' } } }, 'pass speaker-other Desk'],
    [{ devices: { ...good.devices, speakers: [] } }, 'fail speaker-absent'],
    [{ microphone: 'prompt', devices: { ...good.devices, speakers: [] } }, 'fail speaker-unknown'],
    [{ roundTrip: false }, 'pass signalling-believed pbx.example:7443'],
    [{ line: { state: 'off' } }, 'fail signalling-off pbx.example:7443'],
    [{ line: { state: 'connecting' }, host: undefined }, 'fail signalling-connecting'],
    [{ relay: 'silent' }, 'fail turn-silent'],
    [{ relay: 'unknown' }, 'fail turn-unknown'],
    [{ relay: 'not-used' }, 'not-used turn-not-used'],
    [{ relay: 'not-ours' }, 'not-used turn-not-ours'],
    [{ identity: { state: 'not-used' } }, 'not-used identity-not-used'],
    [
      { identity: { state: 'unreachable', host: 'login.example' } },
      'fail identity-unreachable login.example',
    ],
    [
      { identity: { state: 'signed-out', host: 'login.example' } },
      'fail identity-signed-out login.example',
    ],
    [
      { identity: { state: 'reachable', host: 'login.example', clockAheadMs: -61_000 } },
      'fail identity-clock login.example · −61 s',
    ],
    [
      { identity: { state: 'reachable', host: 'login.example', clockAheadMs: 60_000 } },
      'pass identity-ok login.example',
    ],
    [{ identity: { state: 'reachable', host: 'login.example' } }, 'pass identity-ok login.example'],
    [{ gateway: { state: 'not-used' } }, 'not-used gateway-not-used'],
    [{ gateway: { state: 'signed-out', host: 'g.example' } }, 'fail gateway-signed-out g.example'],
    [gatewayFails('unreachable'), 'fail gateway-unreachable g.example'],
    [gatewayFails('signed-out'), 'fail gateway-signed-out g.example'],
    [gatewayFails('forbidden'), 'fail gateway-denied g.example'],
    [gatewayFails('vendor-failed'), 'fail gateway-failed g.example'],
  ])('%j', (facts, line) => {
    expect(told(facts)).toContain(line);
  });

  it('a line that is down says why', () => {
    for (const fault of LINE_FAULTS) {
      const codes = checkLines({ ...good, line: { state: 'down', fault } }).map(({ code }) => code);
      expect(codes).toContain(`signalling-${fault}`);
    }
  });
});

describe('every code has its sentence, and every failure its remedy, in both languages', () => {
  const keyOf = (code: string): string => `check_${code.replaceAll('-', '_')}`;
  const keys = [
    ...CHECKS.map(keyOf),
    ...[...PASSES, ...FAILS, ...NOT_USED].map(keyOf),
    ...FAILS.map((code) => `${keyOf(code)}_remedy`),
  ];
  it.each([
    ['en', en],
    ['zh_CN', zh],
  ])('%s', (_language, messages) => {
    expect(keys.filter((key) => !Object.hasOwn(messages, key))).toEqual([]);
    const parts = CHECKS.map((check) => `${keyOf(check)}_`);
    const all = Object.keys(messages).filter((key) => parts.some((part) => key.startsWith(part)));
    expect(all.filter((key) => !keys.includes(key))).toEqual([]);
  });
});
