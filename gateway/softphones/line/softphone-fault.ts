import type { LineFault } from '../../../lib/telephony/provider';

/** Why a softphone is not on line. */
export class SoftphoneFault extends Error {
  override readonly name = 'SoftphoneFault';
  constructor(
    readonly code: LineFault,
    options?: ErrorOptions,
  ) {
    super(`No line: ${code}`, options);
  }
}
