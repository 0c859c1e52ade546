/** Text nodes in a row of the table. */
const CELLS = 10;

/** A generator of numbers from 0 to below 1 that is the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A CRM's table as HTML: names, companies, dates, amounts, record ids, order ids, e-mail addresses;
 * one text node of ten is a phone number. `nodes` counts text nodes.
 */
export function crmTable(nodes: number, seed = 1): string {
  const random = seeded(seed);
  const upTo = (count: number): number => Math.floor(random() * count);
  const one = (words: readonly string[]): string => words[upTo(words.length)] ?? '';
  const digits = (count: number): string => String(upTo(10 ** count)).padStart(count, '0');
  const phone = (): string => {
    const area = one(['212', '415', '312', '617', '206', '303']);
    const [exchange, line] = [`2${digits(2)}`, digits(4)];
    return one([
      `+1 ${area} ${exchange} ${line}`,
      `(${area}) ${exchange}-${line}`,
      `+49 30 ${digits(4)} ${digits(4)}`,
      `+44 20 7${digits(3)} ${digits(4)}`,
      `+86 138 ${digits(4)} ${digits(4)}`,
    ]);
  };
  const row = (index: number): string => {
    const first = one(['Ada', 'Bo', 'Chen', 'Dana', 'Eva', 'Farid', 'Grace', 'Hiro']);
    const last = one(['Lovelace', 'Miller', 'Wang', 'Rossi', 'Roth', 'Khan', 'Hopper', 'Sato']);
    const cells = [
      `${first} ${last}`,
      `${one(['Acme', 'Globex', 'Initech', 'Umbrella'])} ${one(['GmbH', 'Ltd', 'Inc', 'SA'])}`,
      phone(),
      `${first.toLowerCase()}.${last.toLowerCase()}${upTo(100)}@example.com`,
      `2024-${String(1 + upTo(12)).padStart(2, '0')}-${String(1 + upTo(28)).padStart(2, '0')}`,
      `$${upTo(900) + 100},${digits(3)}.${digits(2)}`,
      `0015g00000${digits(5)}AAA`,
      `SO-2024${digits(4)}-${digits(4)}`,
      one(['New', 'Open', 'Waiting for customer', 'Closed']),
      `${upTo(12) + 1}:${String(upTo(60)).padStart(2, '0')} PM`,
    ];
    return `<tr id="row-${index}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  };
  const head = 'Name Company Phone Email Created Amount Account Order Status Time'
    .split(' ')
    .map((name) => `<th>${name}</th>`)
    .join('');
  const rows = Array.from({ length: Math.round(nodes / CELLS) }, (_, index) => row(index));
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
