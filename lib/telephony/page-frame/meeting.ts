/**
 * Both sides name it when they meet; a page of another version is not spoken to. What is added
 * stays within a version: each side ignores what it does not know, and `can` says what a page does.
 */
export const HOSTED_VERSION = 1;

/** Where a page stands: hidden in the engine, or seen in the side panel. */
export type HostedPlace = 'engine' | 'panel';

/** A page's first word to the window that frames it. `nonce` is made anew for each. */
export type Knock = {
  readonly sidetone: 'knock';
  readonly version: number;
  readonly nonce?: string;
};

/**
 * The answer, by `postMessage` to the page's origin, with the port on which all else is said, and
 * with the nonce of the knock: a page takes no answer that was meant for another.
 */
export type Welcome = {
  readonly sidetone: 'welcome';
  readonly version: number;
  /** `panel`: the page is seen, and shows its vendor's own workbench. */
  readonly place: HostedPlace;
  readonly nonce?: string;
};
