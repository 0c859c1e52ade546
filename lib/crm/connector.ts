/** Somebody who may be calling, and why we think so. All text is untrusted. */
export type Contact = {
  readonly name: string;
  readonly company?: string;
  /** What the number is for them, in the page's words: "Mobile", "办公电话". */
  readonly label?: string;
  /** The customer's record, https (or localhost in the demo build). */
  readonly url?: string;
  readonly why: Why;
};

/** Why a contact matched; drawn as a sentence by the views. */
export type Why = { readonly source: 'seen-on-page'; readonly host: string; readonly at: number };

/** One place that knows customers. Add yours under `connectors/` and list it in `registry.ts`. */
export interface Connector {
  readonly name: Why['source'];
  /** All contacts with this number (E.164 where it could be parsed), best first. Never rejects. */
  find(number: string): Promise<readonly Contact[]>;
}
