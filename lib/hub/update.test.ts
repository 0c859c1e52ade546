import { describe, expect, it } from 'vitest';
import { EMPTY_SNAPSHOT } from '../snapshot/snapshot';
import type { CallView } from '../snapshot/snapshot';
import { mayUpdate } from './update';

const call = (phase: CallView['phase']) => ({ id: 'c1', phase }) as CallView;

describe('E3: mayUpdate', () => {
  it.each([
    ['out', [], true],
    ['not-needed', [], true],
    ['not-needed', [call('ended')], true],
    ['not-needed', [call('connected')], false],
    ['out', [call('ringing')], false],
    ['in', [], false],
    ['signing-in', [], false],
  ] as const)('signed in: %s, calls: %j → %s', (signIn, calls, expected) => {
    const snapshot = { ...EMPTY_SNAPSHOT, signIn, calls };
    expect(mayUpdate(snapshot, { updates: 'signed-out' })).toBe(expected);
    expect(mayUpdate(snapshot, { updates: 'browser-start' })).toBe(false);
  });
});
