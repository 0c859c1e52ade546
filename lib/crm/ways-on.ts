import type { WrittenNumber } from '../phone-numbers/written-forms';
import type { Connector, WayOn } from './connector';

/** The ways that there are for a number, searches first; none for a withheld one. */
export function waysOn(connectors: readonly Connector[], number: WrittenNumber): readonly WayOn[] {
  if (number.key === '') return [];
  return (['search', 'create'] as const).flatMap((to) =>
    connectors.flatMap((connector) => {
      const { name, crm } = connector;
      return pageOf(connector, to, number) === undefined ? [] : [{ to, connector: name, crm }];
    }),
  );
}

/** Where a way leads: https on the connector's own host, by its word. */
export function wayPage(
  connectors: readonly Connector[],
  { to, connector }: WayOn,
  number: WrittenNumber,
): string | undefined {
  const asked = connectors.find(({ name }) => name === connector);
  return asked && pageOf(asked, to, number);
}

function pageOf(connector: Connector, to: WayOn['to'], number: WrittenNumber): string | undefined {
  return to === 'search' ? connector.searchPage?.(number) : connector.createPage?.(number);
}
