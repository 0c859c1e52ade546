import { PanelFrames } from './panel-frames';
import type { PanelFramesParts } from './panel-frames';

/**
 * Has the call centre's page stand in this panel for as long as the company wants that: returns what
 * to tell whenever it may have changed. `onChange` gets `null` when it is not wanted any more.
 */
export function pageHere({
  onChange,
  ...parts
}: Omit<PanelFramesParts, 'offer' | 'onChange'> & {
  readonly onChange: (holds: Parameters<PanelFramesParts['onChange']>[0] | null) => void;
}): (wanted: boolean) => void {
  let over: AbortController | null = null;
  return (wanted) => {
    if (wanted === (over !== null)) return;
    over?.abort();
    over = wanted ? new AbortController() : null;
    if (over) new PanelFrames({ ...parts, offer, onChange }, over.signal).begin();
    else onChange(null);
  };
}

/** By the worker, the only one that reaches the engine with a port. */
async function offer(message: object, port: MessagePort): Promise<void> {
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(message, [port]);
}
