import type { DialRefusal, DialWish } from '../messaging/protocol';
import type { WordKey } from '../words';

/** What a click would dial, as the page shows it. */
export type DialTarget = Pick<DialWish, 'text' | 'href' | 'e164' | 'certainty'>;

const TEXT_LIMIT = 256;

/** A wish that counts once. */
export function wishFor(target: DialTarget, visible: boolean): DialWish {
  return { ...target, text: target.text.slice(0, TEXT_LIMIT), id: crypto.randomUUID(), visible };
}

/**
 * Whether an event comes from a person's hand: a script can neither make it trusted nor activate
 * the user (https://html.spec.whatwg.org/#tracking-user-activation).
 */
export function byHand(event: Event): boolean {
  return event.isTrusted && navigator.userActivation.isActive;
}

/** Not the second click of a double click, which may hit what the first one has brought. */
export function aimed(event: Event): boolean {
  return !(event instanceof UIEvent) || event.detail < 2;
}

/** Tells the later clicks of a double click, whose wish the first one has made. */
export class ClickSeries {
  #clicks = 0;
  #on = '';

  /** Whether the click before this one, in the same place and moment, was on the same number. */
  goesOn(event: Event, { text, href }: DialTarget): boolean {
    const clicks = event instanceof MouseEvent ? event.detail : 0;
    const on = `${text}\n${href ?? ''}`;
    const later = clicks > 1 && clicks === this.#clicks + 1 && on === this.#on;
    this.#clicks = clicks;
    this.#on = on;
    return later;
  }
}

/** The key of a refusal's sentence: `no-microphone` → `notice_dial_no_microphone`. */
export function refusalWords(refusal: DialRefusal): WordKey {
  return `notice_dial_${refusal.replaceAll('-', '_') as Underscored<DialRefusal>}`;
}

type Underscored<T extends string> = T extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : T;
