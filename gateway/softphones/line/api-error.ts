import type { ApiFault } from '../../../lib/telephony/api';

/** Why the gateway gave no reply; `fault.vendor` has the vendor's own words, where it spoke. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(readonly fault: ApiFault) {
    super(`The gateway refused: ${fault.code}`);
  }
}
