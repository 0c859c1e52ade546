import type { DevicesSeen, MicrophoneState } from '../../messaging/engine-protocol';
import type { CheckLine } from '../../snapshot/check';
import type { Line } from '../../telephony/provider';
import type { GatewayFault } from '../gateway/gateway-answer';

/** A clock that is off by more makes tokens look expired, or not valid yet; ms. */
const CLOCK_MAY_DIFFER_MS = 60_000;

/** All that the check goes by. */
export type SetUpFacts = {
  readonly microphone: MicrophoneState;
  readonly devices: DevicesSeen;
  readonly line: Line;
  /** "Up" means that the call centre has just answered. */
  readonly roundTrip: boolean;
  /** Where the call centre is, as far as we know. */
  readonly host?: string;
  /** `unknown`: the login that it needs could not be had. */
  readonly relay: 'answers' | 'silent' | 'unknown' | 'not-used' | 'not-ours';
  readonly identity: IdentityFacts;
  readonly gateway: GatewayFacts;
};

/** `clockAheadMs`: how far this machine's clock is ahead of the provider's, where that was told. */
export type IdentityFacts =
  | { readonly state: 'not-used' }
  | { readonly state: 'signed-out' | 'unreachable'; readonly host: string }
  | { readonly state: 'reachable'; readonly host: string; readonly clockAheadMs?: number };

/** What the gateway says of whoever is signed in. */
export type GatewayFacts =
  | { readonly state: 'not-used' }
  | { readonly state: 'signed-out' | 'answers'; readonly host: string }
  | { readonly state: 'failed'; readonly host: string; readonly fault: GatewayFault };

/**
 * One line for each part of the set-up: what was seen to work passes, what was seen to fail has a
 * remedy, and what is not used is said to be so. Pure.
 */
export function checkLines(facts: SetUpFacts): readonly CheckLine[] {
  return [
    microphone(facts),
    speaker(facts),
    signalling(facts),
    turn(facts),
    identity(facts.identity),
    gateway(facts.gateway),
    { check: 'policy', result: 'not-used', code: 'policy-not-used' },
  ];
}

function microphone({ microphone: state, devices }: SetUpFacts): CheckLine {
  const check = 'microphone';
  switch (state) {
    case 'granted': {
      const code = devices.missing?.microphone ? 'microphone-other' : 'microphone-ok';
      return { check, result: 'pass', code, detail: devices.using.microphone };
    }
    case 'denied':
      return { check, result: 'fail', code: 'microphone-denied' };
    case 'absent':
      return { check, result: 'fail', code: 'microphone-absent' };
    case 'prompt':
    case 'unknown':
      return { check, result: 'fail', code: 'microphone-not-asked' };
  }
}

function speaker({ microphone: state, devices }: SetUpFacts): CheckLine {
  const check = 'speaker';
  if (devices.speakers.length > 0) {
    const code = devices.missing?.speaker ? 'speaker-other' : 'speaker-ok';
    return { check, result: 'pass', code, detail: devices.using.speaker };
  }
  // Browsers name no device of either kind before the microphone is allowed.
  const code = state === 'granted' ? 'speaker-absent' : 'speaker-unknown';
  return { check, result: 'fail', code };
}

function signalling({ line, roundTrip, host }: SetUpFacts): CheckLine {
  const check = 'signalling';
  switch (line.state) {
    case 'up': {
      const code = roundTrip ? 'signalling-ok' : 'signalling-believed';
      return { check, result: 'pass', code, detail: host };
    }
    case 'off':
      return { check, result: 'fail', code: 'signalling-off', detail: host };
    case 'connecting':
      return { check, result: 'fail', code: 'signalling-connecting', detail: host };
    case 'down':
      return { check, result: 'fail', code: `signalling-${line.fault}`, detail: host };
  }
}

function turn({ relay }: SetUpFacts): CheckLine {
  const check = 'turn';
  switch (relay) {
    case 'answers':
      return { check, result: 'pass', code: 'turn-ok' };
    case 'silent':
      return { check, result: 'fail', code: 'turn-silent' };
    case 'unknown':
      return { check, result: 'fail', code: 'turn-unknown' };
    case 'not-used':
      return { check, result: 'not-used', code: 'turn-not-used' };
    case 'not-ours':
      return { check, result: 'not-used', code: 'turn-not-ours' };
  }
}

function identity(facts: IdentityFacts): CheckLine {
  const check = 'identity';
  if (facts.state === 'not-used') return { check, result: 'not-used', code: 'identity-not-used' };
  const { host } = facts;
  if (facts.state !== 'reachable') {
    return { check, result: 'fail', code: `identity-${facts.state}`, detail: host };
  }
  const ahead = facts.clockAheadMs ?? 0;
  if (Math.abs(ahead) <= CLOCK_MAY_DIFFER_MS) {
    return { check, result: 'pass', code: 'identity-ok', detail: host };
  }
  const seconds = Math.round(ahead / 1_000);
  const detail = `${host} · ${seconds > 0 ? '+' : '−'}${String(Math.abs(seconds))} s`;
  return { check, result: 'fail', code: 'identity-clock', detail };
}

function gateway(facts: GatewayFacts): CheckLine {
  const check = 'gateway';
  switch (facts.state) {
    case 'not-used':
      return { check, result: 'not-used', code: 'gateway-not-used' };
    case 'answers':
      return { check, result: 'pass', code: 'gateway-ok', detail: facts.host };
    case 'signed-out':
      return { check, result: 'fail', code: 'gateway-signed-out', detail: facts.host };
    case 'failed':
      return { check, result: 'fail', code: gatewayFault(facts.fault), detail: facts.host };
  }
}

function gatewayFault(fault: GatewayFault) {
  switch (fault) {
    case 'unreachable':
    case 'signed-out':
      return `gateway-${fault}` as const;
    case 'unauthorised':
    case 'forbidden':
      return 'gateway-denied';
    default:
      return 'gateway-failed';
  }
}
