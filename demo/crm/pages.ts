import type { Person } from '../accounts';
import { escaped } from '../http';
import type { Customer } from './customers';
import { layout } from './layout';
import { ordersOf } from './orders';

/** All customers in one table. */
export function listPage(customers: readonly Customer[], person: Person): string {
  const rows = customers
    .map((customer) => {
      const [order] = ordersOf(customer);
      return `<tr>
        <td><a href="/customers/${customer.id}">${escaped(customer.name)}</a></td>
        <td>${escaped(customer.company)}</td>
        <td>${escaped(customer.city)}</td>
        <td class="number">${escaped(customer.numbers[0]?.text ?? '')}</td>
        <td>${customer.since}</td>
        <td>${order?.number ?? ''}</td>
        <td class="price">${order?.price ?? ''}</td>
      </tr>`;
    })
    .join('');
  const content = `
    <div class="title"><h1>Customers</h1><p>${customers.length} records</p></div>
    <div class="card"><table>
      <thead><tr><th>Customer</th><th>Company</th><th>City</th><th>Phone</th><th>Since</th><th>Last order</th><th class="price">Value</th></tr></thead>
      <tbody>${rows}</tbody>
    </table></div>`;
  return layout({ title: 'Customers', person, here: 'customers', content });
}

/** One customer: who they are, how to reach them, what was agreed, what they bought. */
export function customerPage(customer: Customer, person: Person): string {
  const [first, second] = customer.numbers;
  const numbers = customer.numbers
    .map(({ label, text, e164 }, index) => {
      const shown = escaped(text);
      return `<dt>${label}</dt><dd>${index === 0 ? shown : `<a href="tel:${e164}">${shown}</a>`}</dd>`;
    })
    .join('');
  const orders = ordersOf(customer)
    .map(
      ({ number, date, what, price }) =>
        `<tr><td>${number}</td><td>${date}</td><td>${what}</td><td class="price">${price}</td></tr>`,
    )
    .join('');
  const content = `
    <p class="crumbs"><a href="/customers">Customers</a> / ${customer.id}</p>
    <div class="title"><h1>${escaped(customer.name)}</h1><p>${escaped(customer.company)}</p></div>
    <div class="columns">
      <section class="card pad">
        <h2>Contact</h2>
        <dl>
          <dt>Company</dt><dd>${escaped(customer.company)}</dd>
          ${numbers}
          <dt>City</dt><dd>${escaped(customer.city)}</dd>
          <dt>Customer since</dt><dd>${customer.since}</dd>
          <dt>Customer number</dt><dd>10-${String(customer.id).padStart(6, '0')}</dd>
        </dl>
      </section>
      <section class="card pad">
        <h2>Notes</h2>
        <p>Prefers calls before 11:30. Best reached at ${escaped((second ?? first)?.text ?? '')}.</p>
        <p>Invoice 2025-00${customer.id}87 of 14.02.2025 is paid, server 192.168.10.${customer.id} was moved.</p>
      </section>
    </div>
    <section class="card"><h2 class="pad">Orders</h2><table>
      <thead><tr><th>Order</th><th>Date</th><th>What</th><th class="price">Price</th></tr></thead>
      <tbody>${orders}</tbody>
    </table></section>`;
  return layout({ title: customer.name, person, here: 'customers', content });
}

/** Numbers in frames and shadow roots, and in fields. */
export function labPage(person: Person): string {
  const content = `
    <div class="title"><h1>Page lab</h1><p>Numbers where they are hard to find</p></div>
    <div class="columns">
      <section class="card pad"><h2>Frame</h2><iframe src="/lab/frame" title="Frame"></iframe></section>
      <section class="card pad"><h2>Frame without an address</h2>
        <iframe title="srcdoc" srcdoc="&lt;p&gt;Hotline +44 20 7946 0321&lt;/p&gt;"></iframe></section>
      <section class="card pad"><h2>Open shadow root</h2><div id="open"></div></section>
      <section class="card pad"><h2>Closed shadow root</h2><div id="closed"></div></section>
      <section class="card pad"><h2>Editable</h2>
        <p contenteditable="true">Call back on +1 212 555 0176.</p>
        <input aria-label="Phone" value="+1 212 555 0177" /></section>
      <section class="card pad"><h2>Split over elements</h2>
        <p><b>+49</b> <i>30</i> <span>23125</span> 021</p></section>
    </div>
    <script>
      for (const mode of ['open', 'closed']) {
        const line = document.createElement('p');
        line.textContent = mode === 'open' ? 'Mobile +1 415 555 0181' : 'Mobile +1 415 555 0182';
        document.getElementById(mode).attachShadow({ mode }).append(line);
      }
    </script>`;
  return layout({ title: 'Page lab', person, here: 'lab', content });
}

/** A list that a script draws, and draws again and again. */
export function boardPage(person: Person): string {
  return layout({
    title: 'Live board',
    person,
    here: 'spa',
    content: '<div id="board"></div>',
    head: '<script type="module" src="/board.js"></script>',
  });
}
