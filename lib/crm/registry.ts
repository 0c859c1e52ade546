import type { Connector } from './connector';
import { seenOnPage } from './connectors/seen-on-page';
import type { SeenNumbers, SessionArea } from './connectors/seen-on-page/seen-numbers';

/** Every place that may know a customer. Add a connector here, and nowhere else. */
export function connectors(area: SessionArea): {
  readonly all: readonly Connector[];
  readonly seen: SeenNumbers;
} {
  const seen = seenOnPage(area);
  return { all: [seen], seen: seen.numbers };
}
