/**
 * Why a CRM did not do what it was asked. `expired`: the agent must connect again. `rate-limited`:
 * asked too often. `unreachable`: no answer, an answer too late, or one of its own failures; worth
 * another try. `refused`: it understood and said no, which it will say again. `garbage`: an answer
 * that is none.
 */
export const CRM_FAULTS = ['expired', 'rate-limited', 'unreachable', 'refused', 'garbage'] as const;
export type CrmFaultCode = (typeof CRM_FAULTS)[number];

/** Thrown by connectors, and by nothing else of `lib/crm`. */
export class CrmFault extends Error {
  override readonly name = 'CrmFault';
  constructor(
    readonly code: CrmFaultCode,
    readonly more: ErrorOptions & {
      /** When the CRM wants to be asked again, ms from now. */
      readonly retryAfterMs?: number;
      readonly status?: number;
      /** What the CRM said, parsed if it was JSON. Untrusted. */
      readonly said?: unknown;
    } = {},
  ) {
    super(code, more);
  }
}
