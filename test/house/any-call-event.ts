import fc from 'fast-check';
import { END_REASONS, TRANSFER_FAULTS } from '../../lib/telephony/call';
import type { CallEvent, CallQuality, Transfer } from '../../lib/telephony/call';

const transfer: fc.Arbitrary<Transfer> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('blind' as const, 'attended' as const),
    to: fc.constant('+12025550111'),
    state: fc.constantFrom('trying' as const, 'ringing' as const),
  }),
  fc.record({
    kind: fc.constantFrom('blind' as const, 'attended' as const),
    to: fc.constant('+12025550111'),
    state: fc.constant('failed' as const),
    fault: fc.constantFrom(...TRANSFER_FAULTS),
  }),
);

const quality: fc.Arbitrary<CallQuality> = fc.record({
  level: fc.constantFrom('good' as const, 'fair' as const, 'poor' as const),
  mos: fc.constant(4),
  lossIn: fc.constant(0),
  jitterMs: fc.nat(50),
});

/** Any event of a call that a call centre may tell, likely ones more often; for tests. */
export const anyEvent: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constant({ type: 'ringing' } as const),
  fc.constant({ type: 'answering' } as const),
  { weight: 4, arbitrary: fc.record({ type: fc.constant('connected' as const), at: fc.nat() }) },
  fc.record({
    type: fc.constant('held' as const),
    by: fc.constantFrom('us' as const, 'them' as const),
    on: fc.boolean(),
    at: fc.nat(),
  }),
  fc.record({ type: fc.constant('muted' as const), on: fc.boolean() }),
  fc.record({
    type: fc.constant('transfer' as const),
    transfer: fc.option(transfer, { nil: null }),
  }),
  fc.record({ type: fc.constant('party' as const), number: fc.constantFrom('1', '2') }),
  fc.record({ type: fc.constant('conference' as const), on: fc.boolean() }),
  fc.record({
    type: fc.constant('recording' as const),
    state: fc.constantFrom('on' as const, 'paused' as const, 'off' as const),
  }),
  fc.record({ type: fc.constant('quality' as const), quality }),
  fc.record({
    type: fc.constant('ended' as const),
    reason: fc.constantFrom(...END_REASONS),
    at: fc.nat(),
  }),
);
