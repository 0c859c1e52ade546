import { startWorld } from '../../../demo/world';
import type { World } from '../../../demo/world';
import { launchBrowser } from './browser';
import type { Browser, LaunchOptions } from './browser';
import { Customer } from './customer';
import { signInAsEdward } from './fixtures';
import { servePages } from '../../hostile-page/pages';
import type { PageServer } from '../../hostile-page/pages';

/** A whole company, Edward ready on the SIP line, a customer, and a server of pages. */
export type Stage = {
  readonly world: World;
  readonly edward: Browser;
  readonly customer: Customer;
  readonly server: PageServer;
  readonly close: () => Promise<void>;
};

/** Sets the stage once for several tests: signing in takes longer than most attacks. */
export async function openStage(
  pages: Readonly<Record<string, string>>,
  options: LaunchOptions = {},
): Promise<Stage> {
  const world = await startWorld();
  const server = await servePages(pages);
  const edward = await launchBrowser(options);
  await signInAsEdward(edward, world);
  const customer = await Customer.open(world.customerPhone.url);
  return {
    world,
    edward,
    customer,
    server,
    close: async () => {
      await customer.close();
      await edward.close();
      await server.close();
      await world.stop();
    },
  };
}
