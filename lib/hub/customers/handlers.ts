import { browser } from '../../browser';
import type { HubHandlers } from '../../messaging/receive-in-hub';
import { customerOf } from '../../snapshot/customer';
import type { CallView } from '../../snapshot/snapshot';
import type { AgentLine } from '../agent-line';
import type { WrapUps } from '../agent/wrap-ups';
import type { ScreenPops } from '../pop/screen-pops';
import type { Customers } from './customers';

type Said =
  | 'record.open'
  | 'customer.choose'
  | 'customer.search'
  | 'customer.create'
  | 'open-item.open'
  | 'crm-page.open';

type Parts = {
  readonly started: Promise<void>;
  readonly line: Pick<AgentLine, 'viewOf'>;
  readonly customers: Customers;
  readonly wrapUps: Pick<WrapUps, 'customerNamed'>;
  readonly pops: Pick<ScreenPops, 'open'>;
};

/** What the panel says about whom a call is with. */
export function customerHandlers({
  started,
  line,
  customers,
  wrapUps,
  pops,
}: Parts): Pick<HubHandlers['panel'], Said> {
  return {
    'record.open': async ({ call, contact }) => {
      await started;
      const chosen = line.viewOf(call)?.contacts[contact];
      if (chosen) await pops.open(call, chosen);
    },
    'customer.choose': async ({ call, contact }) => {
      await started;
      await customers.choose(call, contact);
      // What the disk, and a CRM, has of a call that is over names the customer, too.
      await wrapUps.customerNamed(call);
    },
    'customer.search': async ({ call, name }) => {
      await started;
      await customers.names.search(call, name);
    },
    'customer.create': async (wish) => {
      await started;
      await customers.made.create(wish);
      await wrapUps.customerNamed(wish.call);
    },
    'open-item.open': async ({ call, item }) => {
      await started;
      const view = line.viewOf(call);
      const customer = view && customerOf(view);
      const url = view?.background?.open[item]?.url;
      if (customer && url !== undefined) await pops.open(call, { ...customer, url });
    },
    'crm-page.open': async ({ call, way }) => {
      await started;
      const view = line.viewOf(call);
      const chosen = view?.lookup?.ways[way];
      const url = view && chosen && customers.pageOf(view, chosen);
      if (url !== undefined) await browser.tabs.create({ url });
    },
  };
}

/** Opens the record of whom a call is with, if there is one. */
export async function openRecord(
  pops: Pick<ScreenPops, 'open'>,
  call: CallView | undefined,
): Promise<void> {
  const customer = call && customerOf(call);
  if (call && customer) await pops.open(call.id, customer);
}
