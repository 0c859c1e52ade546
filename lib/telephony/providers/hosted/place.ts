import type { FromSoftphone, ToSoftphone } from './protocol';

/** What is told of a hosted page, wherever it stands. */
export type PlaceEvents = {
  /** A page that has just been loaded, for the first time or again. */
  readonly onKnock: () => void;
  readonly onMessage: (message: FromSoftphone) => void;
  /** Something that the protocol does not know. */
  readonly onStrange: (what: string) => void;
  /** There is somewhere to show the page, and it is being loaded; only of a panel. */
  readonly onTaken: () => void;
  /** There is nowhere any more, and what ran in the page is over; only of a panel. */
  readonly onGone: () => void;
};

/** Where a hosted page stands, and the way to it. */
export interface SoftphonePlace {
  /** Heard by nobody while there is no page. */
  say(message: ToSoftphone): void;
  /** Loads the page anew; what ran in it is over. */
  reload(): void;
  remove(): void;
}

export type OpenPlace = (events: PlaceEvents) => SoftphonePlace;
