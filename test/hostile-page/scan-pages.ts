/** Cells, blocks and lines whose digits stand side by side and are no number together. */
export const BOUNDARIES = `<!doctype html><html lang="en"><body>
<table><tr><td>+1 415</td><td>555</td><td>2671</td></tr></table>
<div>+1 415 555</div><div>2672</div>
<p>+1 415 555<br>2673</p>
<pre>+1 415 555\n2674</pre>
<p style="white-space: pre-wrap">+1 415 555\t2675</p>
<p><span style="display: inline-block">+1 415 555</span><span style="display: inline-block">2676</span></p>
<div style="display: flex"><span>+1 415 555</span><span>2677</span></div>
<p>+1 415 555<input>2678</p>
<p id="joined">+1 415 <b>555</b> 26<i>79</i></p>
<p>+1 415
   555 2680</p>
<ul><li>+1 415 555 2681<li>+1 415 555 2682</ul></body></html>`;

/** 1 200 shadow roots, twenty within each other, every second one closed: the inmost show numbers. */
export const NESTED = `<!doctype html><html lang="en"><body><script>
  for (let branch = 0; branch < 60; branch += 1) {
    let at = document.body;
    for (let depth = 0; depth < 20; depth += 1) {
      const host = document.createElement(depth % 3 === 0 ? 'x-level' : 'div');
      at.append(host);
      at = host.attachShadow({ mode: depth % 2 === 0 ? 'open' : 'closed' });
    }
    at.append('+1 415 555 ' + (3000 + branch));
  }
</script></body></html>`;

/** A grid that draws thirty rows of ten thousand, in the same elements again and again. */
export const GRID = `<!doctype html><html lang="en"><body style="margin: 0"><div id="view"
  style="height: 600px; overflow: auto"><div style="height: 200000px; position: relative" id="all"></div></div><script>
  const rows = Array.from({ length: 30 }, () => {
    const row = document.createElement('div');
    row.style = 'position: absolute; height: 20px; display: flex';
    for (let cell = 0; cell < 12; cell += 1) row.append(document.createElement('span'));
    for (const cell of row.children) cell.style = 'display: block; width: 160px';
    all.append(row);
    return row;
  });
  window.numberOf = (index) => '+1 415 555 ' + String(index % 10000).padStart(4, '0');
  window.records = 0;
  new MutationObserver((list) => (records += list.length)).observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true });
  window.draw = () => {
    const first = Math.floor(view.scrollTop / 20);
    rows.forEach((row, position) => {
      const index = first + position;
      row.style.top = index * 20 + 'px';
      [...row.children].forEach((cell, column) => {
        for (let turn = 0; turn < 10; turn += 1) {
          cell.textContent = column === 3 ? numberOf(index + turn - 9) : 'cell ' + index + ' ' + turn;
        }
      });
    });
  };
  window.expected = () => {
    const first = Math.floor(view.scrollTop / 20);
    return rows.map((row, position) => numberOf(first + position)).sort();
  };
  view.addEventListener('scroll', draw);
  draw();
</script></body></html>`;

/** Mounts and unmounts rows with numbers; what was unmounted can be asked after. */
export const MOUNTING = `<!doctype html><html lang="en"><body><p>+1 415 555 2600</p><div id="list"></div><script>
  window.gone = [];
  window.mount = (from, count) => {
    for (let row = from; row < from + count; row += 1) {
      const element = document.createElement('div');
      element.textContent = 'Phone +1 415 555 ' + String(row % 10000).padStart(4, '0');
      list.append(element);
    }
  };
  window.unmount = () => {
    for (const child of list.children) gone.push(new WeakRef(child));
    list.replaceChildren();
  };
  window.kept = () => gone.filter((row) => row.deref() !== undefined).length;
</script></body></html>`;

/**
 * Writes thousands of new numbers a second into the page, which takes little of the page's own time;
 * one number stays.
 */
export const VIOLENT = `<!doctype html><html lang="en"><body style="margin: 0; font-size: 3px; line-height: 1"><p>+1 415 555 2600</p><div id="all"></div><script>
  const cells = Array.from({ length: 400 }, () => {
    const cell = document.createElement('p');
    cell.style = 'margin: 0; float: left; width: 40px';
    all.append(cell);
    return cell;
  });
  let turn = 0;
  const number = (index) => '+1 415 555 ' + String((index * 7 + turn * 13) % 10000).padStart(4, '0');
  window.violent = true;
  window.errors = [];
  addEventListener('error', ({ message }) => errors.push(message));
  const draw = () => {
    turn += 1;
    if (violent || turn === 1) cells.forEach((cell, index) => (cell.textContent = number(index)));
  };
  draw();
  setInterval(draw, 50);
</script></body></html>`;

/**
 * Once it is told to, writes thousands of new numbers all the time where nobody sees them; and one
 * where everybody does: into the shadow root of a row, or into something small.
 */
export const BUSY_BELOW = `<!doctype html><html lang="en"><body style="margin: 0"><x-row></x-row>
<p style="position: absolute; left: 50vw; top: 400px; width: 150px; margin: 0; transform: translateX(-50%)" id="small">none yet</p>
<div style="height: 200vh"></div><div id="all"></div><script>
  const row = document.querySelector('x-row').attachShadow({ mode: 'open' });
  row.innerHTML = '<div>+1 415 555 2600</div><div>none yet</div>';
  const cells = Array.from({ length: 4000 }, () => all.appendChild(document.createElement('p')));
  let turn = 0;
  let shown = null;
  const number = (index) => '+1 415 555 ' + String((index * 7 + turn * 13) % 10000).padStart(4, '0');
  /** Together with everything else that changes. */
  window.showInRow = (text) => (shown = text);
  /** In a task of its own. */
  window.showSmall = (text) => (small.textContent = text);
  const draw = () => {
    turn += 1;
    cells.forEach((cell, index) => (cell.textContent = number(index)));
    if (shown) row.lastChild.textContent = shown;
    shown = null;
  };
  window.startStorm = () => setInterval(draw, 30);
</script></body></html>`;
