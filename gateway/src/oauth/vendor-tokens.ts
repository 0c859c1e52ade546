import * as v from 'valibot';
import type { Answer } from '../outside';

/** A life that is not told, in seconds. */
const UNTOLD_LIFE_S = 3600;

const text = v.pipe(v.string(), v.nonEmpty());
const granted = v.object({
  access_token: text,
  refresh_token: v.optional(text),
  id_token: v.optional(text),
  /** Some vendors write it as text. */
  expires_in: v.optional(v.union([v.number(), v.string()])),
});
const refused = v.object({ error: v.string() });

/** What a vendor gave; a refresh has neither refresh nor id token, where the vendor does not rotate. */
export type VendorTokens = {
  readonly access: string;
  readonly lifeS: number;
  readonly refresh?: string;
  readonly idToken?: string;
};

/** Reads a token endpoint's answer (RFC 6749 §5.1, §5.2): tokens, or the error's name (may be empty). */
export function tokensIn({
  status,
  body,
}: Answer): { readonly tokens: VendorTokens } | { readonly refusal: string } {
  const read = v.safeParse(granted, body);
  if (status !== 200 || !read.success) {
    const said = v.is(refused, body) ? body.error : '';
    return { refusal: said.replace(/[^\w ]/gu, '?').slice(0, 64) };
  }
  const { access_token: access, refresh_token: refresh, id_token: idToken } = read.output;
  const life = Number(read.output.expires_in ?? UNTOLD_LIFE_S);
  const lifeS = Number.isFinite(life) && life > 0 ? life : UNTOLD_LIFE_S;
  return { tokens: { access, lifeS, refresh, idToken } };
}
