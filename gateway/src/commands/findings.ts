import type { Finding } from '../vendors/call-centre';
import { print, type Console } from './console';

/** Prints what was found; the exit code says whether all of it is well. */
export function report(console: Console, findings: readonly Finding[]): number {
  for (const { what, ok, remedy } of findings) {
    print(console, `${ok ? 'ok     ' : 'MISSING'} ${what}`);
    if (!ok && remedy !== undefined) print(console, `        → ${remedy}`);
  }
  const missing = findings.filter(({ ok }) => !ok).length;
  print(console, missing === 0 ? 'All is well.' : `${missing} of ${findings.length} are missing.`);
  return missing === 0 ? 0 : 1;
}
