import { describe, expect, it } from 'vitest';
import type { CallView } from '../../snapshot/snapshot';
import { begin, next } from '../../telephony/call';
import { finished } from './finished-call';
import { blankOf } from './wrap-up';

const FORM = { dispositions: [], dispositionRequired: false, noteRequired: false };

const live: CallView = {
  ...next(begin({ id: 'c1', direction: 'outgoing', number: '+4930901820', startedAt: 1 }), {
    type: 'connected',
    at: 2_000,
  }),
  contacts: [],
};

describe('a finished call', () => {
  it.each([
    ['a rehearsal', { ...live, practice: true } as const, true],
    ['a call with somebody', live, undefined],
  ])('is what it began as: %s, also where the disk knows its note alone', (_, call, practice) => {
    const wrapUp = { ...blankOf(call), note: 'Half a w', recovered: true } as const;
    for (const known of [call, undefined]) {
      const record = finished({ owner: '', wrapUp, call: known }, FORM, 9_000);
      expect(record).toMatchObject({ id: 'c1', note: 'Half a w' });
      expect(record.practice).toBe(practice);
    }
  });
});
