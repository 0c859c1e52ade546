import * as v from 'valibot';
import { END_REASONS, TRANSFER_FAULTS } from '../../call';
import { CAPABILITIES, LINE_FAULTS } from '../../provider';
import type { Capability } from '../../provider';
import { HOSTED_VERSION } from '../../page-frame/meeting';
import type { FromSoftphone } from './protocol';
import { id, part, text, time } from './words';

/** Longest request to the gateway, in characters of JSON. */
const LONGEST_REQUEST = 32_768;

const line = v.variant('state', [
  v.object({ state: v.picklist(['off', 'connecting']) }),
  v.object({ state: v.literal('up'), elsewhere: v.boolean() }),
  v.object({
    state: v.literal('down'),
    fault: v.picklist(LINE_FAULTS),
    retryAt: v.optional(time),
  }),
]);

const duty = v.object({
  state: v.picklist(['offline', 'ready', 'break', 'after-call', 'not-ready']),
  reason: v.optional(id),
});

const transfer = v.object({
  kind: v.picklist(['blind', 'attended']),
  to: text,
  state: v.picklist(['trying', 'ringing', 'failed']),
  fault: v.optional(v.picklist(TRANSFER_FAULTS)),
});

const milliseconds = v.pipe(v.number(), v.minValue(0));

const quality = v.object({
  level: v.picklist(['good', 'fair', 'poor']),
  trouble: v.optional(
    v.picklist([
      ...(['loss', 'jitter', 'delay', 'silent-microphone'] as const),
      ...(['nothing-heard', 'reconnecting'] as const),
    ]),
  ),
  mos: v.pipe(v.number(), v.minValue(1), v.maxValue(4.5)),
  lossIn: part,
  lossOut: v.optional(part),
  jitterMs: milliseconds,
  roundTripMs: v.optional(milliseconds),
  codec: v.optional(text),
  route: v.optional(text),
});

const event = v.variant('type', [
  v.object({ type: v.picklist(['ringing', 'answering']) }),
  v.object({ type: v.literal('connected'), at: time }),
  v.object({
    type: v.literal('held'),
    by: v.picklist(['us', 'them']),
    on: v.boolean(),
    at: v.optional(time, () => Date.now()),
  }),
  v.object({ type: v.literal('muted'), on: v.boolean() }),
  v.object({ type: v.literal('transfer'), transfer: v.nullable(transfer) }),
  v.object({ type: v.literal('party'), number: text, displayName: v.optional(text) }),
  v.object({ type: v.literal('conference'), on: v.boolean() }),
  v.object({ type: v.literal('recording'), state: v.picklist(['on', 'paused', 'off']) }),
  v.object({ type: v.literal('quality'), quality }),
  v.object({ type: v.literal('ended'), reason: v.picklist(END_REASONS), at: time }),
]);

/** What a later page can do, and we do not know of, is left out. */
const can = v.pipe(
  v.array(text),
  v.maxLength(100),
  v.transform((all) => CAPABILITIES.filter((one: Capability) => all.includes(one))),
);

/** An action of a vendor's API. Which of them an agent may use is for the gateway to say. */
const actionName = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/u));

/** What JSON can say, and not more than a gateway takes. */
const request = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((value) => fitsInJson(value)),
);

const message = v.variant('type', [
  v.object({
    type: v.literal('ready'),
    version: v.literal(HOSTED_VERSION),
    can,
    calls: v.pipe(v.array(id), v.maxLength(100)),
    oneCall: v.optional(v.literal(true)),
  }),
  v.object({ type: v.literal('stopped') }),
  v.object({ type: v.literal('api'), id, action: actionName, request }),
  v.object({ type: v.literal('credentials?') }),
  v.object({ type: v.literal('beat'), n: v.number() }),
  v.object({ type: v.literal('line'), line }),
  v.object({
    type: v.literal('offered'),
    call: v.object({
      id,
      number: text,
      displayName: v.optional(text),
      line: v.optional(
        v.object({
          number: v.optional(text),
          queue: v.optional(text),
          waitingSince: v.optional(time),
        }),
      ),
    }),
  }),
  v.object({ type: v.literal('call'), id, event }),
  v.object({ type: v.literal('duty'), duty }),
  v.object({ type: v.literal('answer'), id, value: v.optional(v.unknown()) }),
]);

/** What a page said on its port; `undefined` for anything that is not version 1 of the protocol. */
export function readSoftphone(data: unknown): FromSoftphone | undefined {
  const result = v.safeParse(message, data);
  return result.success ? result.output : undefined;
}

/** What is strange about a message, without its content, which may be personal. */
export function strangeness(data: unknown): string {
  const type: unknown = typeof data === 'object' && data && 'type' in data ? data.type : undefined;
  return typeof type === 'string' ? `message ${type.slice(0, 40)}` : 'message without a type';
}

function fitsInJson(value: unknown): boolean {
  try {
    return JSON.stringify(value).length <= LONGEST_REQUEST;
  } catch {
    return false;
  }
}
