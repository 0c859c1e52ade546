import type { FindContext, FoundNumber } from '../found';
import { numbersInLetters } from '../in-letters';
import type { Plans } from '../plans/plans';
import { readDigits } from '../plans/read';
import { extensionAt } from './extension';
import { labelBefore } from './labels';

/**
 * The numbers of a text (normalised) that are partly words, such as `1-800-FLOWERS`: only those that
 * the metadata knows, and that no label says to be something else.
 */
export function spelled(text: string, { region }: FindContext, plans: Plans) {
  const callingCode = plans.of(region)?.callingCode ?? '';
  return numbersInLetters(text, callingCode).flatMap(
    ({ start, end, e164, unmistakable }): readonly FoundNumber[] => {
      const label = labelBefore(text, start);
      const named = label === 'phone' || label === 'call';
      if (label === 'other' || !(named || unmistakable)) return [];
      const read = readDigits(e164.slice(1), true, region, plans);
      if (!read) return [];
      const extension = extensionAt(text, end);
      return [
        {
          start,
          end: extension?.end ?? end,
          e164,
          region: read.region,
          certainty: 'guess',
          why: [named ? 'label' : 'written-as-usual'],
          ...(extension && { extension: extension.digits }),
        },
      ];
    },
  );
}
