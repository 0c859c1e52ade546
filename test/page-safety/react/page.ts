import { startCustomers } from '../customers/run';
import type { Customer, State } from '../customers/steps';
import { inThree, telOf } from '../customers/texts';

type Drawn = object | string | number | null | false | readonly Drawn[];
type Component = (properties: never) => Drawn;

/** The part of React that the page uses; each version's folder hands in its own. */
export type React = {
  readonly createElement: (
    type: string | symbol | Component,
    properties: Readonly<Record<string, unknown>> | null,
    ...children: readonly Drawn[]
  ) => Drawn;
  readonly memo: (component: Component) => Component;
  readonly StrictMode: symbol;
  readonly createPortal: (drawn: Drawn, into: Element) => Drawn;
  readonly createRoot: (into: Element) => { render(drawn: Drawn): void };
};

/** The customers as a React application draws them, with whichever React it is given. */
export function startReact(react: React): void {
  const { createElement: h, createPortal, createRoot, memo, StrictMode } = react;

  const Row = memo(({ customer }: { readonly customer: Customer }) => {
    const { name, phone, mobile, link, field, note } = customer;
    const [head, middle, tail] = inThree(mobile);
    return h(
      'tr',
      null,
      h('td', null, name),
      // Text nodes side by side, each of which React goes on writing into.
      h('td', { 'data-shows': phone.number }, phone.before, phone.number, phone.after),
      h('td', { 'data-shows': mobile }, h('b', null, head), middle, h('i', null, tail)),
      h('td', null, h('a', { href: telOf(link), 'data-shows': link }, link)),
      h('td', null, h('input', { value: field, onChange: () => undefined })),
      h('td', null, note),
    );
  });

  const Talk = ({ customer }: { readonly customer: Customer }) =>
    h(
      'dialog',
      { open: true },
      h('p', null, 'Talking to ', customer.name),
      h('p', { 'data-shows': customer.mobile }, customer.mobile),
    );

  const Page = ({ step, rows, listed, talkingTo }: State) => [
    h('h1', { key: 'title' }, 'Customers, step ', h('output', { key: 'step' }, step)),
    listed && h('table', { key: 'list' }, h('tbody', null, rows.map(row))),
    talkingTo && createPortal(h(Talk, { customer: talkingTo }), document.body),
  ];
  const row = (customer: Customer) => h(Row, { key: customer.id, customer });

  const main = document.createElement('main');
  document.body.append(main);
  const root = createRoot(main);
  startCustomers((state) => root.render(h(StrictMode, null, h(Page, state))));
}
