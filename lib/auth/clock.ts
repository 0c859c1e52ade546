/** A clock that is further off spoils the times of calls, and the hours in which customers are. */
const TOLERATED_MS = 30 * 60_000;

/**
 * What time it is at the provider, ms since the epoch: the `Date` header (RFC 9110 §6.6.1), which has
 * whole seconds. `undefined` where it tells none, or the browser hides it for lack of permission.
 */
export function timeThere(answer: Response): number | undefined {
  const told = Date.parse(answer.headers.get('date') ?? '');
  return Number.isNaN(told) ? undefined : told;
}

/** Whether somebody has to set this computer's clock. */
export function clockWrong(there: number | undefined, here: number): boolean {
  return there !== undefined && Math.abs(there - here) > TOLERATED_MS;
}
