import { crmTable } from './table';

/** A page that inserts, changes and works on a table when it is told to. */
export function livePage(nodes: number): string {
  return `<!doctype html><html lang="en"><title>Customers</title><body><p>+1 415 555 2671</p>
<template id="rows">${crmTable(nodes)}</template><main id="main"></main><script>
  window.insert = () => main.replaceChildren(rows.content.cloneNode(true));
  const digits = (count) => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');
  const text = (turn) => (turn % 10 === 0 ? '+1 415 2' + digits(2) + ' ' + digits(4) : 'Order ' + digits(5));
  /** Changes cells, half of them by textContent, half by their text node. */
  window.change = (cells, count, from) => {
    for (let turn = from; turn < from + count; turn += 1) {
      const cell = cells[(turn * 7919) % cells.length];
      if (turn % 2 === 0) cell.textContent = text(turn >> 1);
      else cell.firstChild.data = text(turn >> 1);
    }
  };
  /** So many changes a second, for so many ms; resolves to how many there were. */
  window.changing = async (perSecond, ms) => {
    const cells = [...document.querySelectorAll('td')];
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < ms) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      const due = Math.min(ms, performance.now() - start) * perSecond / 1000 - done;
      change(cells, Math.floor(due), done);
      done += Math.floor(due);
    }
    return done;
  };
  /** What pages do all the time: put in, take out, replace, rewrite. How long it took, ms. */
  window.operate = (count) => {
    const start = performance.now();
    const cells = [...document.querySelectorAll('td')];
    const body = document.querySelector('tbody');
    change(cells, count, 0);
    for (let turn = 0; turn < count / 10; turn += 1) {
      const row = body.firstElementChild.cloneNode(true);
      body.append(row);
      row.cells[2].replaceChildren(text(0));
      row.remove();
    }
    return performance.now() - start;
  };
</script></body></html>`;
}
