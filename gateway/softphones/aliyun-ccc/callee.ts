import { dialledInChina } from '../line/chinese-number';

/** How the SDK wants a number, and the number to be shown there: `auto` lets the vendor pick one. */
export type Callee = { readonly callee: string; readonly caller: string };

/**
 * A telephone number (E.164) is dialled as in China, with a number of the instance; a colleague, by
 * extension or user id, without one.
 */
export function calleeOf(number: string, from?: string): Callee {
  if (!number.startsWith('+')) return { callee: number, caller: '' };
  return {
    callee: dialledInChina(number),
    caller: from === undefined ? 'auto' : dialledInChina(from),
  };
}
