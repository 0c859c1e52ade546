import type { Conduct } from '../messaging/engine-protocol';
import type { Settings } from '../policy/settings';
import type { AgentView } from '../snapshot/shift';

/** How the engine is to behave: as the settings say, and calls are taken only by who is ready. */
export function conductOf(settings: Settings, agent: AgentView): Conduct {
  const { whileBusy, autoAnswer, devices } = settings;
  return { whileBusy, autoAnswer, devices, takesCalls: agent.duty === 'ready' };
}
