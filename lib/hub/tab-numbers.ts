import { browser } from '../browser';
import { sightingOf } from '../crm/connectors/seen-on-page/sighting';
import type { SeenNumbers } from '../crm/connectors/seen-on-page/seen-numbers';
import type { FinderState, PageNumber } from '../messaging/protocol';
import type { Speaker } from '../messaging/roles';
import type { TabNumbers } from '../snapshot/snapshot';
import { tabNumbersKey } from '../snapshot/storage-keys';
import { listed, mergedNumbers } from './listed-numbers';
import type { PageFacts } from './region';
import { siteAround } from './sites';

const FRAMES_PER_TAB = 50;

type Paused = Exclude<FinderState, 'running'>;

/** What a view may know of a tab, and what only the hub needs. */
type StoredTab = TabNumbers & {
  readonly language?: string;
  /** By frame: finders that do not run at their full pace. */
  readonly paused?: Readonly<Record<number, Paused>>;
};

/** The region of a tab's page, as `finder.started` was answered. */
export type ReadAs = Required<Pick<TabNumbers, 'region' | 'likely'>> &
  Pick<TabNumbers, 'plainText'> &
  Pick<PageFacts, 'language'>;

/** Says on the toolbar how the finder of a tab fares. */
export type ShowFinderState = (tabId: number, state: FinderState) => Promise<void>;

/** What each open tab shows: for the panel's list, and for whoever calls later. */
export class OpenTabs {
  readonly #seen: Pick<SeenNumbers, 'saw'>;
  readonly #showState: ShowFinderState;
  #queue: Promise<void> = Promise.resolve();

  constructor(seen: Pick<SeenNumbers, 'saw'>, showState: ShowFinderState) {
    this.#seen = seen;
    this.#showState = showState;
  }

  /** A new document, or the same one read anew: what the tab showed before is gone. */
  fresh(tabId: number, origin: string, on: boolean): Promise<void> {
    return this.#queued(async () => {
      const before = await this.of(tabId);
      await this.#write(before, { ...empty(tabId, origin), ...(!on && { off: true }) });
    });
  }

  /** A finder has come into a frame. The page's own frame decides what the views are told. */
  started(speaker: Speaker, read: ReadAs): Promise<void> {
    const { frameId = 0 } = speaker;
    return this.#change(speaker, (tab) => ({
      ...paced(tab, frameId, 'running'),
      ...(frameId === 0 || !tab.region ? read : {}),
    }));
  }

  /** The finder of a frame gives way, or runs again. A tab fares as its worst frame does. */
  finderState(speaker: Speaker, state: FinderState): Promise<void> {
    return this.#change(speaker, (tab) => paced(tab, speaker.frameId ?? 0, state));
  }

  /** The agent has asked for the finder again; a frame that has to give way again will say so. */
  resumed(tabId: number): Promise<void> {
    return this.#queued(async () => {
      const before = await this.of(tabId);
      if (before) await this.#write(before, withPaused(before, {}));
    });
  }

  /** A frame of a tab shows these numbers. */
  async show(numbers: readonly PageNumber[], speaker: Speaker, now: number): Promise<void> {
    const { tabId, tabTitle, tabUrl, origin, url } = speaker;
    if (tabId === undefined) return;
    const claimant = { origin, url, tabTitle, tabUrl };
    const seen = this.#seen.saw(numbers.map((number) => sightingOf(number, claimant, now)));
    await this.#change(speaker, (tab) => ({
      ...tab,
      numbers: mergedNumbers(
        tab.numbers,
        numbers.map((number) => listed(number, speaker.frameId !== 0, tabUrl)),
      ),
    }));
    await seen;
  }

  closed(tabId: number): Promise<void> {
    return this.#queued(() => browser.storage.session.remove(tabNumbersKey(tabId)));
  }

  /** What is known of a tab; `null` where no page of it has spoken. */
  async of(tabId: number): Promise<StoredTab | null> {
    const key = tabNumbersKey(tabId);
    return ((await browser.storage.session.get(key))[key] as StoredTab | undefined) ?? null;
  }

  async #change(speaker: Speaker, change: (tab: StoredTab) => StoredTab): Promise<void> {
    const { tabId } = speaker;
    if (tabId === undefined) return;
    await this.#queued(async () => {
      const before = await this.of(tabId);
      await this.#write(before, change(before ?? empty(tabId, siteAround(speaker))));
    });
  }

  async #write(before: StoredTab | null, after: StoredTab): Promise<void> {
    await browser.storage.session.set({ [tabNumbersKey(after.tabId)]: after });
    const stopped = (tab: StoredTab | null): boolean => tab?.finder === 'stopped';
    if (stopped(before) !== stopped(after)) {
      await this.#showState(after.tabId, after.finder ?? 'running');
    }
  }

  /** A full storage loses a list, never a call. */
  #queued(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work).catch(() => undefined);
    return this.#queue;
  }
}

function empty(tabId: number, origin: string): StoredTab {
  return { tabId, origin, host: new URL(origin).host, numbers: [] };
}

function paced(tab: StoredTab, frameId: number, state: FinderState): StoredTab {
  const others = Object.entries(tab.paused ?? {}).filter(([frame]) => Number(frame) !== frameId);
  const here = state === 'running' ? [] : [[String(frameId), state] as const];
  return withPaused(tab, Object.fromEntries([...others, ...here].slice(-FRAMES_PER_TAB)));
}

function withPaused(tab: StoredTab, paused: Readonly<Record<number, Paused>>): StoredTab {
  const states = Object.values(paused);
  return { ...tab, paused, finder: states.includes('stopped') ? 'stopped' : states[0] };
}
