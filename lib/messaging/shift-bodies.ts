import * as v from 'valibot';
import type { BodyOf } from './send';
import type { ShiftToHub } from './shift-protocol';

const NOTE_LIMIT = 10_000;

const nothing = v.strictObject({});
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const line = v.pipe(v.string(), v.maxLength(256));
const labels = v.pipe(v.array(line), v.maxLength(20));
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What a message about the shift must look like; anything else is refused. */
export const SHIFT_BODIES = {
  'agent.set': v.object({
    duty: v.picklist(['offline', 'ready', 'break']),
    reason: v.optional(id),
  }),
  'agent.more-time': nothing,
  'wrap-up.note': v.object({
    call: id,
    note: v.pipe(v.string(), v.maxLength(NOTE_LIMIT)),
  }),
  'wrap-up.disposition': v.object({ call: id, disposition: line }),
  'wrap-up.follow-up': v.object({
    call: id,
    date: v.union([v.literal(''), v.pipe(v.string(), v.isoDate())]),
  }),
  'wrap-up.save': v.object({ call: id, ready: v.boolean() }),
  'history.find': v.object({
    text: line,
    before: v.optional(v.number()),
    missed: v.optional(v.boolean()),
    unsaved: v.optional(v.boolean()),
  }),
  'call-log.try-again': v.object({ call: v.optional(id) }),
  'call-log.send': nothing,
  'call-log.discard': nothing,
  'history.seen': nothing,
  'recording.part': v.object({ id, from: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  'day.figures': nothing,
  'devices.choose': v.object({
    devices: v.partial(
      v.object({
        microphones: labels,
        speakers: labels,
        ringers: labels,
        volume: part,
        ringVolume: part,
        echoCancellation: v.boolean(),
        noiseSuppression: v.boolean(),
        autoGainControl: v.boolean(),
      }),
    ),
  }),
  'skill-groups.sign-in': v.object({ ids: v.pipe(v.array(id), v.maxLength(200)) }),
  'caller-number.choose': v.object({
    region: v.pipe(v.string(), v.regex(/^(?:[A-Z]{2})?$/u)),
    number: line,
  }),
  'directory.find': v.object({ text: line }),
  'set-up.check': nothing,
  'diagnostics.text': nothing,
  'shortcuts.open': nothing,
} satisfies { [K in keyof ShiftToHub]: v.GenericSchema<unknown, BodyOf<ShiftToHub, K>> };
