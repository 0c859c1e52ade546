// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { whose } from './whose';

/** Puts markup into the page; the number is the text of `#n`. */
function ownerIn(markup: string) {
  const parsed = new DOMParser().parseFromString(
    `<base href="https://crm.example/list">${markup}`,
    'text/html',
  );
  const text = parsed.getElementById('n')?.firstChild;
  if (!text) throw new Error('no #n');
  return whose(text);
}

describe('whose', () => {
  beforeEach(() => document.body.replaceChildren());

  it('reads a table with headings: name, company, label, address', () => {
    expect(
      ownerIn(`<table><thead><tr><th>Name</th><th>Company</th><th>Mobile</th></tr></thead>
        <tbody><tr><td><a href="/c/1">Ann Lee</a></td><td>Acme Ltd</td><td id="n">+1 415 555 2671</td></tr>
        <tr><td><a href="/c/2">Bo</a></td><td>B</td><td>+1 415 555 2672</td></tr></tbody></table>`),
    ).toEqual({
      name: 'Ann Lee',
      company: 'Acme Ltd',
      label: 'Mobile',
      href: 'https://crm.example/c/1',
    });
  });

  it('reads a Chinese table whose headings are cells of the first row', () => {
    expect(
      ownerIn(`<table><tr><td>客户</td><td>公司</td><td>办公电话</td></tr>
        <tr><td><a href="/c/7">王芳</a></td><td>星河科技</td><td><span id="n">010 1234 5678</span></td></tr></table>`),
    ).toMatchObject({ name: '王芳', company: '星河科技', label: '办公电话' });
  });

  it('reads a grid of divs with roles', () => {
    expect(
      ownerIn(`<div role="grid"><div role="row"><div role="columnheader">Contact</div><div role="columnheader">Phone</div></div>
        <div role="row"><div role="gridcell"><a href="https://crm.example/r/9">Eva Roth</a></div>
        <div role="gridcell"><div><span id="n">+49 30 901820</span></div></div></div></div>`),
    ).toMatchObject({ name: 'Eva Roth', label: 'Phone', href: 'https://crm.example/r/9' });
  });

  it('reads a grid of divs without roles, as React renders them', () => {
    expect(
      ownerIn(`<div class="head css-1"><div>Person</div><div>Account</div><div>Direct line</div></div>
        <div class="body"><div class="row css-2"><div><a href="/p/1">Bo</a></div><div>Beta</div><div>+1 415 555 2670</div></div>
        <div class="row css-2"><div><a href="/p/2">Cy Young</a></div><div>Gamma Inc</div><div><span id="n">+1 415 555 2671</span></div></div></div>`),
    ).toMatchObject({ name: 'Cy Young', company: 'Gamma Inc', label: 'Direct line' });
  });

  it.each([
    ['<h1>Ann Lee</h1><dl><dt>Work phone:</dt><dd id="n">1</dd></dl>', 'Work phone'],
    ['<h1>Ann Lee</h1><div><label>Mobile</label><div><span id="n">1</span></div></div>', 'Mobile'],
    ['<h1>Ann Lee</h1><table><tr><th>手机</th><td id="n">1</td></tr></table>', '手机'],
    ['<h1>Ann Lee</h1><p>Fax: <b id="n">1</b></p>', 'Fax'],
    ['<h1>Ann Lee</h1><p id="n">1</p>', undefined],
  ])('takes the heading of a record page: %s', (markup, label) => {
    expect(ownerIn(markup)).toEqual({ name: 'Ann Lee', label });
  });

  it.each([
    '<table><tr><td><a href="/c/1">Ann Lee</a></td><td>Acme Ltd</td><td id="n">1</td></tr></table>',
    '<ul><li><a href="/c/1">Ann Lee</a><span>Berlin</span><span id="n">1</span></li></ul>',
    '<h1>Ann Lee</h1><div><span>Berlin</span><span id="n">1</span></div>',
  ])('takes no neighbour for a label that does not read like one: %s', (markup) => {
    expect(ownerIn(markup)).toMatchObject({ name: 'Ann Lee', label: undefined });
  });

  it.each([
    '<ul><li><a href="https://elsewhere.example/x">Evil</a> <span id="n">1</span></li></ul>',
    '<ul><li><a href="javascript:alert(1)">Evil</a> <span id="n">1</span></li></ul>',
    '<ul><li><a href="#top">Top</a> <span id="n">1</span></li></ul>',
    '<ul><li><a href="tel:+1">+1</a> <span id="n">1</span></li></ul>',
  ])('follows no link that leads elsewhere: %s', (markup) => {
    expect(ownerIn(markup).href).toBeUndefined();
  });
});
