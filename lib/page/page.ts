import { receiveInPage } from '../messaging/receive';
import { toHub } from '../messaging/send';
import type { DialWish, FinderBegin, PageToHub } from '../messaging/protocol';
import { speak } from '../words';
import { asksForNoMarks } from './format-detection';
import { Underline } from './mark';
import { Marker } from './marker';
import { offersNow } from './offers';
import { reach } from './reach';
import { Report } from './report';
import { Scan } from './scan';
import { world, type Gate } from './world';

const hub = toHub<PageToHub>();
/** As `finder.started` told it. */
type Language = { readonly language?: string };

/** How often we look whether we are still wanted and our highlight still there, ms. */
const PULSE_MS = 2000;

/**
 * Runs in a frame whose gate has met a candidate: asks the hub how to read numbers here, then finds,
 * marks and offers them until the hub says stop or the extension is gone.
 */
export async function startPage(): Promise<void> {
  const gate = world.sidetone;
  // Of gates that follow each other at once, each asks, and the last is here when all answers come.
  if (!gate || gate.controller.signal.aborted || gate.finding) return;
  gate.finding = true;
  const { lang } = document.documentElement;
  const language = lang ? { language: lang.slice(0, 64) } : {};
  const plainText = !asksForNoMarks(document);
  const begin = await hub('finder.started', { ...language, plainText }).catch(() => null);
  gate.finding = begin?.on ?? false;
  if (!begin?.on) return;
  speak(begin.sentences ?? null);
  run(begin, language, gate);
}

function run(begin: FinderBegin, language: Language, gate: Gate): void {
  const { region, regionGuessed } = begin;
  const { controller, host } = gate;
  const { signal } = controller;
  if (signal.aborted) return;
  const stop = (): void => controller.abort();
  const gone = (): boolean => !extensionAlive();
  const context = { region, regionGuessed, ...language };
  // A worker that is stopped at this very moment loses one message; the wish's id makes it safe to
  // say again.
  const dial = (wish: DialWish) =>
    hub('dial.request', { ...wish, ...language })
      .catch(() => hub('dial.request', { ...wish, ...language }))
      .catch((error: unknown) => {
        if (gone()) stop();
        throw error;
      });
  const report = new Report(
    (numbers) => void hub('numbers.found', { numbers }).catch(() => null),
    signal,
  );
  const underline = new Underline(
    (block) => scan.numbers.get(block) ?? [],
    (numbers) => report.add(numbers),
    signal,
  );
  const marker = new Marker(context);
  const scan = new Scan(
    {
      worth: (text) => marker.worth(text),
      run: (read) => {
        const marks = marker.in(read);
        return begin.plainText ? marks : marks.filter(({ link }) => link !== undefined);
      },
      dialable: () => undefined,
      changed: (block, numbers) => underline.update(block, numbers),
      paced: (state) => void hub('finder.state', { state }).catch(() => null),
    },
    signal,
  );
  const left = (): void => void hub('number.left', {}).catch(() => null);
  const step = reach({ host, scan, underline, context, dial, left }, signal);
  receiveInPage(
    {
      'number.count': () => step.place(),
      'number.next': (where) => step.go(where),
      'number.leave': () => step.leave(),
      'number.back': () => step.back(),
      'finder.resume': () => scan.start(),
      'page.stop': stop,
    },
    signal,
  );
  const pulse = setInterval(() => (gone() ? stop() : underline.restore()), PULSE_MS);
  signal.addEventListener('abort', () => clearInterval(pulse));
  gate.offers = () => offersNow(underline, [document, ...scan.roots], context);
  scan.start();
}

/** After an update or removal of the extension its old content scripts go on, without a hub. */
function extensionAlive(): boolean {
  return (chrome as Partial<typeof chrome>).runtime?.id !== undefined;
}
