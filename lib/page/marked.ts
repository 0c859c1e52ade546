import type { FoundNumber } from '../phone-numbers/found';
import { telLink } from './run-reader';

/** A number in the page, where it stands and what a click on it would dial. */
export type Marked = {
  /** Never a live `Range`: thousands of those slow the page's own changes a hundredfold. */
  readonly range: StaticRange;
  readonly block: ParentNode;
  readonly text: string;
  readonly e164: string;
  readonly extension?: string;
  readonly certainty: FoundNumber['certainty'];
  readonly why: FoundNumber['why'];
  /** The `tel:` link that it stands in. */
  readonly link?: HTMLAnchorElement;
  readonly parts: readonly Part[];
};

/** A part of a number's text: a number may be split over inline elements. */
export type Part = {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly data: string;
};

/** Whether the page still shows exactly what was found, under the same link. */
export function stillThere({ parts, link }: Marked): boolean {
  for (const { node, start, end, data } of parts) {
    if (!node.isConnected || !node.data.startsWith(data, start) || end > node.length) return false;
  }
  return link === undefined || telLink(link);
}

/** Whether two readings of a block found the same numbers at the same places. */
export function sameMarks(some: readonly Marked[], others: readonly Marked[]): boolean {
  if (some.length !== others.length) return false;
  return some.every((one, index) => {
    const other = others[index];
    return (
      other !== undefined &&
      one.e164 === other.e164 &&
      one.extension === other.extension &&
      one.certainty === other.certainty &&
      one.link === other.link &&
      sameParts(one.parts, other.parts)
    );
  });
}

function sameParts(some: readonly Part[], others: readonly Part[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return one.node === other?.node && one.start === other.start && one.data === other.data;
    })
  );
}
