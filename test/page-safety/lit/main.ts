import { html, LitElement, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { startCustomers } from '../customers/run';
import type { Customer, State } from '../customers/steps';
import { inThree, telOf } from '../customers/texts';

class CustomerRow extends LitElement {
  static override readonly properties = { customer: { attribute: false } };
  declare customer: Customer;

  override render() {
    const { name, phone, mobile, link, field, note } = this.customer;
    const [head, middle, tail] = inThree(mobile);
    return html`
      <div>${name}</div>
      <div data-shows=${phone.number}>${phone.before}${phone.number}${phone.after}</div>
      <div data-shows=${mobile}><b>${head}</b>${middle}<i>${tail}</i></div>
      <div><a href=${telOf(link)} data-shows=${link}>${link}</a></div>
      <div><input .value=${field} /></div>
      <div>${note}</div>
    `;
  }
}

/** The customers as a Lit application draws them: shadow roots within a shadow root. */
class CustomersPage extends LitElement {
  static override readonly properties = { state: { attribute: false } };
  declare state: State;

  override render() {
    const { step, rows, listed } = this.state;
    const row = (customer: Customer) => html`<customer-row .customer=${customer}></customer-row>`;
    return html`
      <h1>Customers, step <output>${step}</output></h1>
      ${listed ? html`<section>${repeat(rows, ({ id }) => id, row)}</section>` : nothing}
    `;
  }

  override updated() {
    render(talk(this.state), document.body);
  }
}

const talk = ({ talkingTo }: State) =>
  talkingTo
    ? html`<dialog open>
        <p>Talking to ${talkingTo.name}</p>
        <p data-shows=${talkingTo.mobile}>${talkingTo.mobile}</p>
      </dialog>`
    : nothing;

// Said before the first word of it: that this is Lit for developers, which is what we want.
Object.assign(globalThis, { litIssuedWarnings: new Set(['dev-mode']) });
customElements.define('customer-row', CustomerRow);
customElements.define('customers-page', CustomersPage);
const page = new CustomersPage();
startCustomers((state) => {
  page.state = state;
  if (!page.isConnected) document.body.append(page);
});
