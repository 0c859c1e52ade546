/**
 * How a call is likely to be judged, by ITU-T G.107 (06/2015) with every parameter at its default
 * but delay, codec and loss: https://www.itu.int/rec/T-REC-G.107
 */

/** Ro − Is with all defaults; G.107 gives R = 93.2 for a connection without delay and loss. */
const DEFAULT_RATING = 93.2;

/** Equipment impairment `ie`, and packet-loss robustness `bpl`. */
type Codec = { readonly ie: number; readonly bpl: number };

/** G.113 (11/2007) Appendix I: G.711 with the loss concealment of its own Appendix I. */
const G711_CONCEALED: Codec = { ie: 0, bpl: 25.1 };

/**
 * G.113 publishes figures for few codecs. Opus and G.722 are none of them on this (narrowband)
 * scale; both sound no worse than G.711 and are concealed by the same jitter buffer, so they are
 * assumed to be as robust as it is. The figures of G.729A are G.113's.
 */
const CODECS: ReadonlyMap<string, Codec> = new Map([
  ['pcmu', G711_CONCEALED],
  ['pcma', G711_CONCEALED],
  ['opus', G711_CONCEALED],
  ['g722', G711_CONCEALED],
  ['g729', { ie: 11, bpl: 19 }],
]);

/** What a path does to a conversation. `loss`: parts of 1 · `delayMs`: one way, mouth to ear. */
export type Impairment = {
  readonly codec?: string;
  readonly loss: number;
  readonly delayMs: number;
};

/** The transmission rating R, 0–93.2. */
export function rating(impairment: Impairment): number {
  const { codec, loss, delayMs } = impairment;
  return Math.max(0, DEFAULT_RATING - delayImpairment(delayMs) - lossImpairment(loss, codec));
}

/** Id without echo: G.107 equations 7-27 and 7-28, Idd. Nothing up to 100 ms. */
export function delayImpairment(delayMs: number): number {
  if (delayMs <= 100) return 0;
  const x = Math.log2(delayMs / 100);
  const root = (value: number): number => (1 + value ** 6) ** (1 / 6);
  return 25 * (root(x) - 3 * root(x / 3) + 2);
}

/** Ie,eff for losses that come singly (BurstR = 1): G.107 equation 7-29. */
export function lossImpairment(loss: number, codec?: string): number {
  const { ie, bpl } = CODECS.get(codec?.toLowerCase() ?? '') ?? G711_CONCEALED;
  const percent = loss * 100;
  return ie + ((95 - ie) * percent) / (percent + bpl);
}

/** Mean opinion score, 1–4.5, of a rating: G.107 Annex B. */
export function meanOpinion(r: number): number {
  if (r <= 0) return 1;
  if (r >= 100) return 4.5;
  return Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
}
