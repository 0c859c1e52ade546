import type { CallQuality } from '../../lib/telephony/call';
import { words } from '../../lib/words';
import type { WordKey } from '../../lib/words';

const LEVELS = {
  good: 'quality_good',
  fair: 'quality_fair',
  poor: 'quality_poor',
} as const satisfies Record<CallQuality['level'], WordKey>;

const TROUBLES = {
  loss: 'quality_loss',
  jitter: 'quality_jitter',
  delay: 'quality_delay',
  'silent-microphone': 'quality_silent_microphone',
  'nothing-heard': 'quality_nothing_heard',
  reconnecting: 'quality_reconnecting',
} as const satisfies Record<NonNullable<CallQuality['trouble']>, WordKey>;

const BRIEFLY = {
  loss: 'quality_brief_loss',
  jitter: 'quality_brief_jitter',
  delay: 'quality_brief_delay',
  'silent-microphone': 'quality_brief_silent_microphone',
  'nothing-heard': 'quality_brief_nothing_heard',
  reconnecting: 'quality_brief_reconnecting',
} as const satisfies Record<NonNullable<CallQuality['trouble']>, WordKey>;

export function qualityWord(level: CallQuality['level']): string {
  return words(LEVELS[level]);
}

/** What is wrong with the sound, and what the agent can do about it. */
export function troubleSentence(trouble: NonNullable<CallQuality['trouble']>): string {
  return words(TROUBLES[trouble]);
}

/** The same in two or three words, without the remedy. */
export function troubleBriefly(trouble: NonNullable<CallQuality['trouble']>): string {
  return words(BRIEFLY[trouble]);
}

/** A figure with one digit behind the point, in the reader's way. */
export function qualityFigure(figure: number): string {
  return new Intl.NumberFormat(words('language_tag'), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(figure);
}

/** A part of 1 as per cent. */
export function percent(part: number): string {
  return new Intl.NumberFormat(words('language_tag'), {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(part);
}
