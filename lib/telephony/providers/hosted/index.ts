import type { Surroundings } from '../../provider';
import { EnginePlace } from './engine-place';
import { HostedProvider } from './hosted-provider';
import { panelDoor } from './panel-door';
import { PanelPlace } from './panel-place';

/** The page at `url`: in the engine, where no view can close it, or seen in the side panel. */
export function openHosted(
  surroundings: Surroundings<unknown>,
  { url, place }: { readonly url: string; readonly place?: 'panel' },
): HostedProvider {
  return new HostedProvider(surroundings, (events) =>
    place === 'panel' ? new PanelPlace(url, events, panelDoor) : new EnginePlace(url, events),
  );
}
