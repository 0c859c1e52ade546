// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { surroundingsOf } from './surroundings';

/** What stands around `#n`, an element or the text in it. */
function around(markup: string) {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  const element = parsed.getElementById('n') ?? parsed.querySelector('.n');
  if (!element) throw new Error('no #n');
  return surroundingsOf(element.firstChild ?? element);
}

const table = (head: string, row: string): string =>
  `<table>${head}<tbody><tr>${row}</tr><tr><td>x</td><td>y</td><td>z</td></tr></tbody></table>`;

describe('the label', () => {
  it.each([
    ['<dl><dt>Work phone:</dt><dd>1</dd><dd id="n">1</dd></dl>', 'Work phone'],
    ['<div><label>Mobile</label><div><span id="n">1</span></div></div>', 'Mobile'],
    ['<div><span>电话</span><span id="n">1</span></div>', '电话'],
    ['<div><span>Hauszentrale:</span><span id="n">1</span></div>', 'Hauszentrale'],
    ['<div>Telefon<div id="n">1</div></div>', 'Telefon'],
    ['<table><tr><th>手机</th><td id="n">1</td></tr></table>', '手机'],
    ['<table><tr><td>Phone</td><td id="n">1</td></tr></table>', 'Phone'],
    ['<table><tr><td>Name</td><td>A</td><td>Fax</td><td id="n">1</td></tr></table>', 'Fax'],
    ['<label for="n">Téléphone</label><input id="n">', 'Téléphone'],
    ['<label>Order number <input id="n"></label>', 'Order number'],
    ['<b id="l">Invoice</b><p><input id="n" aria-labelledby="l"></p>', 'Invoice'],
    ['<input id="n" aria-label="Mobile">', 'Mobile'],
    ['<input placeholder="Telefono" id="n">', 'Telefono'],
    ['<input name="order_number" class="n">', 'order number'],
    ['<div data-test-id="conversation-item"><p id="n">1</p></div>', ''],
    ['<div data-testid="issue-field"><p id="n">1</p></div>', ''],
    ['<div data-testid="feed-item-body"><p id="n">1</p></div>', ''],
    ['<p>Due date <b>3 May</b></p><div><i>Due date</i><i>3 May</i></div><p id="n">1</p>', ''],
    ['<div data-testid="contact-card"><p id="n">1</p></div>', 'contact'],
    ['<div data-testid="order-item"><p id="n">1</p></div>', 'order'],
    ['<div data-field="credit_card"><p id="n">1</p></div>', 'credit card'],
    ['<div data-field="item"><p id="n">1</p></div>', 'item'],
    ['<label>Phone <i>*</i></label><div><i>US</i><i id="n">1</i></div>', 'Phone'],
    ['<div><div><span>Phone</span></div><div><span id="n">1</span></div></div>', 'Phone'],
    [
      '<div><label>Phone</label><i></i></div><div><label>Pager</label><i id="n">1</i></div>',
      'Pager',
    ],
    ['<section><h3>Phone</h3><ul><li id="n">1</li></ul></section>', 'Phone'],
  ])('of a field: %s', (markup, label) => {
    expect(around(markup).label).toBe(label);
  });

  it.each([
    [
      table(
        '<thead><tr><th>Name</th><th>Phone</th><th>Owner</th></tr></thead>',
        '<th>Order Systems Ltd</th><td id="n">1</td><td>Bo</td>',
      ),
      'Phone',
    ],
    [
      table(
        '<thead><tr><th rowspan="2">Name</th><th colspan="2">Numbers</th></tr><tr><th>Mobile</th><th>Order no.</th></tr></thead>',
        '<td>A</td><td>B</td><td id="n">1</td>',
      ),
      'Order no.',
    ],
    [
      table(
        '<thead><tr><th>Field</th><th>Old value</th><th>New value</th></tr></thead>',
        '<th>Phone</th><td id="n">1</td><td>2</td>',
      ),
      'Phone',
    ],
    [
      table(
        '<thead><tr><th colspan="2">Who</th><th aria-label="Fax">Sort by: Fax, show all actions of this column</th></tr></thead>',
        '<td>A</td><td>B</td><td id="n">1</td>',
      ),
      'Fax',
    ],
    [
      table(
        '<tr><td>客户</td><td>手机</td><td>状态</td></tr>',
        '<td>A</td><td id="n">1</td><td>B</td>',
      ),
      '手机',
    ],
    [
      `<div role="grid"><div role="row"><div role="columnheader" aria-colindex="3">Phone</div><div role="columnheader" aria-colindex="1">Name</div></div>
       <div role="row"><div role="gridcell" aria-colindex="1">A</div><div role="gridcell" aria-colindex="3"><b id="n">1</b></div></div></div>`,
      'Phone',
    ],
    [
      `<div class="head"><div>Person</div><div>Direct line</div></div>
       <div><div class="row"><div>A</div><div>1</div></div><div class="row"><div>B</div><div><i id="n">1</i></div></div></div>`,
      'Direct line',
    ],
    [table('', '<td data-label="Mobile" id="n">1</td><td>A</td><td>B</td>'), 'Mobile'],
  ])('of a column: %s', (markup, label) => {
    expect(around(markup).label).toBe(label);
  });

  it.each([
    '<table><tr><td>A</td><td>Phone home</td><td id="n">1</td></tr></table>',
    '<div><span>Ann Lee</span><span id="n">1</span></div>',
    '<section><h3>Orders</h3><p id="n">1</p></section>',
    '<ul><li>Phone</li></ul><p id="n">1</p>',
    '<div><div class="f"><b>Phone</b><i></i></div><div class="f"><b>Site</b><i id="n">1</i></div></div>',
    '<div><div class="f"><b>Phone</b><input></div><div><i id="n">1</i></div></div>',
    '<div><div><b>Order</b><i>12 34</i></div><div><i id="n">1</i></div></div>',
    '<p id="n">1</p>',
  ])('is nothing that only happens to stand nearby: %s', (markup) => {
    expect(around(markup).label).toBe('');
  });

  it('is looked for around a shadow root', () => {
    const host = document.createElement('x-value');
    const text = document.createTextNode('1');
    host.attachShadow({ mode: 'open' }).append(text);
    const field = document.createElement('div');
    field.append(Object.assign(document.createElement('p'), { textContent: 'Phone' }), host);
    expect(surroundingsOf(text)).toEqual({ label: 'Phone', phoneField: false });
  });
});

describe('a phone field', () => {
  it.each([
    '<a href="tel:+1" id="n">1</a>',
    '<a href="tel:+1"><span id="n">1</span></a>',
    '<input type="tel" id="n">',
    '<input autocomplete="section-a work tel" id="n">',
    '<span itemprop="telephone" id="n">1</span>',
    '<span class="tel" id="n">1</span>',
    '<div class="o_field_widget o_field_phone"><span id="n">1</span></div>',
    '<lightning-formatted-phone><slot id="n">1</slot></lightning-formatted-phone>',
    '<div data-id="telephone1.fieldControl-phone-text-input" id="n">1</div>',
    '<td field="phone_work" id="n">1</td>'.replace(/^(.*)$/u, '<table><tr>$1</tr></table>'),
    '<div data-name="phoneNumber"><div><span id="n">1</span></div></div>',
    '<div data-selenium-test="property-input-MobilePhone"><input class="n"></div>',
    '<div col-id="mobile" role="gridcell" id="n">1</div>',
    '<input name="shouji" id="n">',
    '<input name="billing_phone" class="n">',
  ])('by its own markup: %s', (markup) => {
    expect(around(markup).phoneField).toBe(true);
  });

  it.each([
    '<input type="tel" name="card_number" class="n">',
    '<label for="n">Order number</label><input type="tel" id="n">',
    '<div class="visible-phone" id="n">1</div>',
    '<div class="phone-4 columns" id="n">1</div>',
    '<div class="mobile" id="n">1</div>',
    '<div data-field="phone_model" id="n">1</div>',
    '<div data-field="iPhone" id="n">1</div>',
    '<x-telescope id="n">1</x-telescope>',
    '<input autocomplete="tel-extension" id="n">',
    '<a href="https://a.example/" id="n">1</a>',
    `<div class="phone">${'<i></i>'.repeat(30)}<span id="n">1</span></div>`,
    '<form name="phone"><span id="n">1</span></form>',
  ])('and by nothing less: %s', (markup) => {
    expect(around(markup).phoneField).toBe(false);
  });
});
