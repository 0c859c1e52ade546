import type { WrittenNumber } from '../phone-numbers/written-forms';
import type { Connector, WayOn } from './connector';

/** The ways that there are for a number, searches first; none for a withheld one. */
export function waysOn(connectors: readonly Connector[], number: WrittenNumber): readonly WayOn[] {
  if (number.key === '') return [];
  return (['search', 'create', 'make'] as const).flatMap((to) =>
    connectors.flatMap((connector) => {
      const { name, crm } = connector;
      const leads = to === 'make' ? connector.maker : pageOf(connector, to, number);
      return leads === undefined ? [] : [{ to, connector: name, crm }];
    }),
  );
}

/** Where a way leads: https on the connector's own host, by its word; nowhere without a page. */
export function wayPage(
  connectors: readonly Connector[],
  { to, connector }: WayOn,
  number: WrittenNumber,
): string | undefined {
  const asked = connectors.find(({ name }) => name === connector);
  return asked && pageOf(asked, to, number);
}

function pageOf(connector: Connector, to: WayOn['to'], number: WrittenNumber): string | undefined {
  switch (to) {
    case 'search':
      return connector.searchPage?.(number);
    case 'create':
      return connector.createPage?.(number);
    case 'make':
      return undefined;
  }
}
