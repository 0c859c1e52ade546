import * as v from 'valibot';
import { END_REASONS } from '../../call';
import { LINE_FAULTS } from '../../provider';
import { HOSTED_VERSION } from './protocol';
import type { FromSoftphone } from './protocol';

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(500));
const time = v.number();

const line = v.variant('state', [
  v.object({ state: v.picklist(['off', 'connecting']) }),
  v.object({ state: v.literal('up'), elsewhere: v.boolean() }),
  v.object({
    state: v.literal('down'),
    fault: v.picklist(LINE_FAULTS),
    retryAt: v.optional(time),
  }),
]);

const event = v.variant('type', [
  v.object({ type: v.picklist(['ringing', 'answering']) }),
  v.object({ type: v.literal('connected'), at: time }),
  v.object({ type: v.literal('held'), by: v.picklist(['us', 'them']), on: v.boolean() }),
  v.object({ type: v.literal('muted'), on: v.boolean() }),
  v.object({ type: v.literal('ended'), reason: v.picklist(END_REASONS), at: time }),
]);

const message = v.variant('type', [
  v.object({
    type: v.literal('ready'),
    version: v.literal(HOSTED_VERSION),
    can: v.array(v.picklist(['hold', 'mute', 'dtmf', 'rehearse', 'elsewhere'])),
    calls: v.array(id),
  }),
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
]);

/** What a page said on its port; `undefined` for anything that is not version 1 of the protocol. */
export function readSoftphone(data: unknown): FromSoftphone | undefined {
  const result = v.safeParse(message, data);
  return result.success ? result.output : undefined;
}

/** Whether a window message is a page's knock in our version. */
export function knocks(data: unknown): boolean {
  return v.is(v.object({ sidetone: v.literal('knock'), version: v.literal(HOSTED_VERSION) }), data);
}

/** What is strange about a message, without its content, which may be personal. */
export function strangeness(data: unknown): string {
  const type: unknown = typeof data === 'object' && data && 'type' in data ? data.type : undefined;
  return typeof type === 'string' ? `message ${type.slice(0, 40)}` : 'message without a type';
}
