import type { CallQuality } from '../call';
import { delayImpairment, lossImpairment, meanOpinion, rating } from './e-model';
import type { Figures, Snapshot } from './quality-figures';

/** Of a packet and what the devices add, in ms: one packet is 20 ms, either sound card about 20. */
const ENDS_MS = 60;

/**
 * Scores of G.107 Annex B, table B.1: above the first "satisfied" (R 80), below the second "many
 * users dissatisfied" (R 70).
 */
const GOOD = 4.02;
const FAIR = 3.59;

export type Level = CallQuality['level'];
export type Trouble = NonNullable<CallQuality['trouble']>;

/** `trouble`: what costs the most; told only where the level is not good. */
export type Verdict = { readonly mos: number; readonly level: Level; readonly trouble?: Trouble };

/** What figures mean to the two who talk. A talk is as bad as its worse direction. */
export function verdict(heard: Figures, codec: string | undefined): Verdict {
  const loss = Math.max(heard.lossIn, heard.lossOut ?? 0);
  const delayMs = ENDS_MS + heard.bufferMs + (heard.roundTripMs ?? 0) / 2;
  const mos = meanOpinion(rating({ codec, loss, delayMs }));
  const level = levelOf(mos);
  return level === 'good' ? { mos, level } : { mos, level, trouble: worst(heard, loss, delayMs) };
}

/** The level of a mean opinion score. */
export function levelOf(mos: number): Level {
  if (mos >= GOOD) return 'good';
  return mos >= FAIR ? 'fair' : 'poor';
}

/** An unsteady network shows as late packets, or as a jitter buffer that grew long. */
function worst(heard: Figures, loss: number, delayMs: number): Trouble {
  const lossCosts = lossImpairment(loss) >= delayImpairment(delayMs);
  const unsteady = lossCosts
    ? heard.late > loss / 2
    : heard.bufferMs > (heard.roundTripMs ?? 0) / 2;
  if (unsteady) return 'jitter';
  return lossCosts ? 'loss' : 'delay';
}

/** All that is told of a call's sound. */
export function quality(
  judged: Pick<CallQuality, 'level' | 'mos' | 'trouble'>,
  heard: Figures,
  { codec, route }: Snapshot,
): CallQuality {
  const { lossIn, lossOut, jitterMs, roundTripMs } = heard;
  return {
    level: judged.level,
    ...(judged.trouble && { trouble: judged.trouble }),
    mos: judged.mos,
    lossIn,
    ...(lossOut !== undefined && { lossOut }),
    jitterMs,
    ...(roundTripMs !== undefined && { roundTripMs }),
    ...(codec && { codec }),
    ...(route && { route }),
  };
}
