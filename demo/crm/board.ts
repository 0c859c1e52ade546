import { h, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Customer } from './customers';

const EVERY_MS = 5000;

/** Rows of plain elements with roles, as component libraries draw them; no table, few links. */
function Board({ customers }: { readonly customers: readonly Customer[] }) {
  const [turn, setTurn] = useState(0);
  const next = (): void => setTurn((old) => old + 1);
  useEffect(() => {
    const timer = setInterval(next, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const start = (turn * 5) % customers.length;
  const shown = [...customers, ...customers].slice(start, start + 12);
  return h('div', null, [
    h('div', { class: 'title' }, [
      h('h1', null, 'Live board'),
      h('button', { type: 'button', onClick: next }, 'Next page'),
    ]),
    h(
      'div',
      { class: 'card grid', role: 'grid', 'aria-label': 'Customers' },
      shown.map((customer) =>
        h('div', { role: 'row', class: 'row', key: `${turn}-${customer.id}` }, [
          h(
            'div',
            { role: 'gridcell' },
            h('a', { href: `/customers/${customer.id}` }, customer.name),
          ),
          h('div', { role: 'gridcell' }, customer.company),
          h('div', { role: 'gridcell', class: 'number' }, customer.numbers[0]?.text),
        ]),
      ),
    ),
  ]);
}

async function start(): Promise<void> {
  const customers = (await (await fetch('/customers.json')).json()) as Customer[];
  const root = document.querySelector('#board');
  if (root) render(h(Board, { customers }), root);
}

void start();
