import type { ProviderConfig } from '../messaging/engine-protocol';
import type { OpenProvider } from './provider-slot';
import type { Surroundings } from './provider';

/**
 * All providers. Each is loaded when it is first asked for, so that a line does not wait for the
 * code of the others. Add yours under `providers/` and here.
 */
export const registry: OpenProvider = async (
  config: ProviderConfig,
  surroundings: Surroundings<unknown>,
) => {
  switch (config.kind) {
    case 'practice': {
      const { PracticeProvider } = await import('./providers/practice');
      return new PracticeProvider(surroundings, config.queue);
    }
    case 'sip': {
      const { openSip } = await import('./providers/sip');
      return openSip(surroundings, config);
    }
    case 'hosted': {
      const { openHosted } = await import('./providers/hosted');
      return openHosted(surroundings, config);
    }
  }
};
