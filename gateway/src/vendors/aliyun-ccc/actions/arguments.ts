import * as v from 'valibot';

/** Ids and words of the vendor's: short, and without anything that is not printed. */
export const word = v.pipe(v.string(), v.regex(/^[^\p{Cc}]{1,256}$/u));
/** A telephone number, an extension, or a colleague's or group's id. */
export const address = v.pipe(v.string(), v.regex(/^[+\w.@#*-]{1,64}$/u));
/** The number to call with; empty or `auto`: the vendor chooses. */
export const line = v.pipe(v.string(), v.regex(/^[+\d*#-]{0,32}$|^auto$/u));
export const keys = v.pipe(v.string(), v.regex(/^[\d*#A-D]{1,32}$/iu));
export const digits = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(0)),
  v.pipe(v.string(), v.regex(/^\d{1,16}$/u)),
]);
export const yesNo = v.union([v.boolean(), v.picklist(['true', 'false'])]);
/** A list as the SDK has it, or as JSON already. */
export const list = v.union([
  v.pipe(v.array(word), v.maxLength(100)),
  v.pipe(v.string(), v.maxLength(4096), v.regex(/^\[[^]*\]$/u)),
]);
/** What the SDK reports of itself. */
export const report = v.union([
  v.pipe(v.string(), v.maxLength(6000)),
  v.record(v.string(), v.unknown()),
  v.array(v.unknown()),
]);

export const optional = v.optional;
export const page = { PageNumber: v.optional(digits, 1), PageSize: v.optional(digits, 20) };
