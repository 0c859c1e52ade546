import * as v from 'valibot';
import type { ToSoftphone } from '../../../lib/telephony/providers/hosted/protocol';

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const text = v.pipe(v.string(), v.maxLength(500));
const optionalText = v.optional(text);
const range = v.object({ from: v.number(), to: v.number() });

const action = v.variant('type', [
  v.object({
    type: v.picklist([
      ...(['answer', 'hang-up', 'hold', 'resume', 'mute', 'unmute'] as const),
      ...(['cancel-transfer', 'split', 'pause-recording', 'resume-recording'] as const),
    ]),
  }),
  v.object({
    type: v.literal('reject'),
    reason: v.optional(v.picklist(['busy', 'declined', 'away'])),
  }),
  v.object({
    type: v.literal('dtmf'),
    tones: v.pipe(v.string(), v.regex(/^[0-9*#A-D,]{1,100}$/u)),
  }),
  v.object({ type: v.literal('transfer'), to: text }),
  v.object({ type: v.picklist(['complete-transfer', 'merge']), with: id }),
]);

const question = v.variant('about', [
  v.object({ about: v.picklist(['skill-groups', 'caller-numbers']) }),
  v.object({ about: v.literal('directory'), text }),
  v.object({ about: v.picklist(['history', 'statistics']), range }),
]);

const fault = v.object({
  code: text,
  vendor: v.optional(
    v.object({ code: optionalText, message: optionalText, requestId: optionalText }),
  ),
});

const duty = v.object({
  state: v.picklist(['offline', 'ready', 'break', 'after-call', 'not-ready']),
  reason: v.optional(id),
});

const message = v.variant('type', [
  v.object({ type: v.literal('start'), credentials: v.unknown() }),
  v.object({ type: v.literal('credentials'), credentials: v.unknown() }),
  v.object({ type: v.picklist(['stop', 'rehearse']) }),
  v.object({
    type: v.literal('dial'),
    id,
    number: text,
    from: optionalText,
    skillGroup: optionalText,
    consultFor: v.optional(id),
  }),
  v.object({ type: v.literal('act'), id, action }),
  v.object({ type: v.literal('devices'), microphone: optionalText, speaker: optionalText }),
  v.object({ type: v.literal('duty'), duty }),
  v.object({ type: v.literal('sign-in'), skillGroups: v.pipe(v.array(id), v.maxLength(200)) }),
  v.object({ type: v.literal('ask'), id, question }),
  v.object({
    type: v.literal('api-answer'),
    id,
    reply: v.optional(v.unknown()),
    error: v.optional(fault),
  }),
  v.object({ type: v.literal('beat'), n: v.number() }),
]);

/** What the extension said on the port; `undefined` for what this version does not know. */
export function heard(data: unknown): ToSoftphone | undefined {
  const result = v.safeParse(message, data);
  return result.success ? result.output : undefined;
}
