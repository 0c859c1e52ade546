import type { Account } from '../../snapshot/snapshot';

/** Whose something on disk is: nobody's name and issuer are another's. `''` where nobody signs in. */
export function ownerOf(account: Account | null): string {
  return account ? JSON.stringify([account.issuer, account.email ?? '', account.name]) : '';
}
