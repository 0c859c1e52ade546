import { rmSync } from 'node:fs';
import type { LaunchOptions } from '../../test/e2e/harness/browser';
import { closeCustomersBrowser } from '../../test/e2e/harness/customer';
import { isVendor, type Vendor } from '../vendors';
import { walkPolicy } from './policy';
import { walkPractice } from './practice';
import { walkSip } from './sip';
import { openStage, PICTURES } from './stage';
import type { Stage } from './stage';
import { Steps } from './steps';
import { walkVendor } from './vendor';

/** Which story is walked through. */
export type Walk = 'sip' | 'practice' | 'policy' | Vendor;

/**
 * Walks one story in a browser without a window and says each step with its time. Resolves to whether
 * all was so; pictures of every state are in `demo-screenshots/` afterwards.
 */
export async function check(walk: Walk): Promise<boolean> {
  rmSync(PICTURES, { recursive: true, force: true });
  const steps = new Steps();
  let stage: Stage | undefined;
  const open = async (options?: LaunchOptions): Promise<Stage> =>
    (stage ??= await openStage(steps, options));
  try {
    if (walk === 'policy') await walkPolicy(steps, open);
    else if (isVendor(walk)) await walkVendor(await open(), walk);
    else if (walk === 'sip') await walkSip(await open());
    else await walkPractice(await open());
    console.log(`\nall is so: ${steps.summary()}, pictures in ${PICTURES}/`);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? `\n${error.message}` : error);
    await stage?.shoot('not-so').catch(() => undefined);
    return false;
  } finally {
    await stage?.close();
    await closeCustomersBrowser();
  }
}
