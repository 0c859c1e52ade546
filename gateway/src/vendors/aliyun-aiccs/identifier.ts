import * as v from 'valibot';

/** Ids are numbers in the vendor's JSON, and text for us. */
export const identifier = v.pipe(v.union([v.number(), v.string()]), v.transform(String));
