import * as v from 'valibot';
import { LONGEST_ID } from '../../page-frame/read-id';

/** Names a call, a question, a skill group. */
export const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_ID));
/** Anything that is shown. */
export const text = v.pipe(v.string(), v.maxLength(500));
/** ms since 1970, or a duration in ms. */
export const time = v.number();
/** A part of one. */
export const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
