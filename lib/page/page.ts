import { receiveInPage } from '../messaging/receive';
import { toHub } from '../messaging/send';
import type { DialWish, PageHello, PageToHub } from '../messaging/protocol';
import { CardFrame } from './card-frame';
import { DialButton } from './dial-button';
import { followFocus } from './focusing';
import { Host } from './host';
import { Underline } from './mark';
import { followPointer } from './pointing';
import { Report } from './report';
import { Scan } from './scan';
import { SeenByAgent } from './seen-by-agent';
import { Step } from './step';
import { takeTelClicks } from './tel-clicks';

const hub = toHub<PageToHub>();
/** How often we look whether we are still wanted and our highlight still there, ms. */
const PULSE_MS = 2000;

/** Outlives this copy of the script: one may be injected into a frame where another runs. */
const world = globalThis as { sidetonePage?: AbortController };

/**
 * Runs in every frame of a CRM page: asks the hub whether to, then finds, marks and offers numbers
 * until the hub says stop or the extension is gone. Starting again replaces the earlier run.
 */
export async function startPage(): Promise<void> {
  world.sidetonePage?.abort();
  if (!(document instanceof HTMLDocument) || document.documentElement.localName !== 'html') return;
  const controller = new AbortController();
  world.sidetonePage = controller;
  const hello = await hub('page.hello', {}).catch(() => null);
  if (hello?.on && !controller.signal.aborted) run(hello, controller);
}

function run({ region }: PageHello, controller: AbortController): void {
  const { signal } = controller;
  const stop = (): void => controller.abort();
  const gone = (): boolean => !extensionAlive();
  const context = { region };
  const host = new Host(signal);
  const card = new CardFrame(host, signal);
  // A worker that is stopped at this very moment loses one message; the wish's id makes it safe to
  // say again.
  const dial = (wish: DialWish) =>
    hub('dial.request', wish)
      .catch(() => hub('dial.request', wish))
      .catch((error: unknown) => {
        if (gone()) stop();
        throw error;
      });
  const button = new DialButton(host, new SeenByAgent(signal), dial, signal);
  const linkSeen = new SeenByAgent(signal);
  const report = new Report(
    (numbers) => void hub('numbers.found', { numbers }).catch(() => null),
    signal,
  );
  const underline = new Underline(
    (block) => scan.numbers.get(block) ?? [],
    (numbers) => report.add(numbers),
    signal,
  );
  const scan = new Scan(context, (block, numbers) => underline.update(block, numbers), signal);
  const step = new Step(host, button, () => scan.numbers.values(), signal);

  const parts = { host, scan, underline, button, linkSeen, context, dial };
  followPointer(parts, signal);
  followFocus(parts, signal);
  takeTelClicks(parts, signal);
  receiveInPage(
    {
      'card.show': ({ nonce }) => window.top === window && card.show(nonce),
      'card.hide': () => card.hide(),
      'number.next': ({ backwards }) => step.go(backwards),
      'page.stop': stop,
    },
    signal,
  );
  // A page that comes back from the back/forward cache is a new one to the hub.
  addEventListener('pageshow', ({ persisted }) => persisted && void startPage(), { signal });
  const pulse = setInterval(() => (gone() ? stop() : underline.restore()), PULSE_MS);
  signal.addEventListener('abort', () => clearInterval(pulse));
  scan.start();
}

/** After an update or removal of the extension its old content scripts go on, without a hub. */
function extensionAlive(): boolean {
  return (chrome as Partial<typeof chrome>).runtime?.id !== undefined;
}
