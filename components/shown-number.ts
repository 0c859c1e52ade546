import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { formatNumber, maskedNumber } from '../lib/phone-numbers/format';

/** Whether the company wants numbers masked where they need be neither dialled nor told. */
export const Masking = createContext(false);

/** How a number is shown in a list of calls that are over. */
export function useShownNumber(): (number: string) => string {
  return useContext(Masking) ? maskedNumber : formatNumber;
}
