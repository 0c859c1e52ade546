import type { Connector } from '../../connector';
import { SeenNumbers, type SessionArea } from './seen-numbers';

/** Knows whoever the agent's CRM tabs have shown: works with any CRM, without any set-up. */
export function seenOnPage(area: SessionArea): Connector & { readonly numbers: SeenNumbers } {
  const numbers = new SeenNumbers(area);
  return {
    name: 'seen-on-page',
    numbers,
    find: ({ key }) => numbers.find(key),
    findByName: (name) => numbers.findByName(name),
  };
}
