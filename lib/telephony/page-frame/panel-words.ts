import { readId } from './read-id';

/** Where panels and engine find each other. All of our pages may listen; nothing personal is said. */
export const PANELS = 'softphone-panels';

/** Held by the one panel that may show the page; the next one gets it when that panel is closed. */
export const HOLDER_LOCK = 'softphone-panel';

export type PanelWord =
  /** The engine wants a page shown; `place` names who asks. */
  | { readonly type: 'wanted'; readonly place: string }
  /** A panel can show one. */
  | { readonly type: 'free' }
  | { readonly type: 'where?' }
  /** The panel of this window shows it, or would. */
  | { readonly type: 'here'; readonly windowId: number };

/**
 * A panel's answer to `wanted`, with the port on which it is told what to frame. It goes by the
 * worker, since a broadcast carries no port. `lock` is held for as long as the panel lives.
 */
export type PanelOffer = {
  readonly sidetone: 'panel';
  readonly place: string;
  readonly lock: string;
};

/** What a panel hears on that port. It says one thing there: a page's port, once it has knocked. */
export type ToPanel =
  { readonly type: 'frame'; readonly url: string } | { readonly type: 'reload' | 'unframe' };

/** What was said among panels and engine; `undefined` for anything else. */
export function readPanelWord(data: unknown): PanelWord | undefined {
  const { type, place, windowId } = fields(data);
  const named = readId(place);
  if (type === 'free' || type === 'where?') return { type };
  if (type === 'wanted' && named !== undefined) return { type, place: named };
  return type === 'here' && typeof windowId === 'number' ? { type, windowId } : undefined;
}

/** A panel's offer; `undefined` for anything else. */
export function readOffer(data: unknown): PanelOffer | undefined {
  const { sidetone, ...rest } = fields(data);
  const [place, lock] = [readId(rest['place']), readId(rest['lock'])];
  if (sidetone !== 'panel' || place === undefined || lock === undefined) return undefined;
  return { sidetone, place, lock };
}

/** What the engine wants of a panel; `undefined` for anything else. */
export function readToPanel(data: unknown): ToPanel | undefined {
  const { type, url } = fields(data);
  if (type === 'reload' || type === 'unframe') return { type };
  const framed = type === 'frame' && typeof url === 'string' && URL.canParse(url);
  return framed ? { type, url } : undefined;
}

function fields(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}
