import { heard } from './heard';
import { meet } from './meeting';
import { pageSettings } from './page-settings';
import { SoftphoneLine } from './softphone-line';
import type { SoftphoneWorld, VendorSoftphone } from './vendor-softphone';

/** Makes this page a hosted softphone: meets the extension, and lets it speak to the vendor's. */
export async function serveSoftphone(
  open: (world: SoftphoneWorld, sdk: unknown) => VendorSoftphone,
): Promise<void> {
  const { origins, sdk } = pageSettings(document.documentElement);
  const { port, place } = await meet(window, origins, crypto.randomUUID());
  const warn = (what: string): void => console.warn(`softphone: ${what}`);
  const line = new SoftphoneLine({
    say: (message) => port.postMessage(message),
    open: (world) => open(world, sdk),
    seen: place === 'panel',
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    warn,
  });
  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = heard(data);
    if (message) line.hear(message);
    else warn('a message that this page does not know');
  };
  line.ready();
}
