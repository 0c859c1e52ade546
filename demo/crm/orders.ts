import type { Customer } from './customers';

export type Order = {
  readonly number: string;
  readonly date: string;
  readonly what: string;
  readonly price: string;
};

const GOODS = [
  'Pallet racking',
  'Label printer',
  'Service contract',
  'Spare parts',
  'Training day',
];
const DAY = 86_400_000;

/** Invented orders, the same on every run: full of digits that are no phone numbers. */
export function ordersOf({ id }: Customer): Order[] {
  return Array.from({ length: 1 + (id % 3) }, (_, index) => {
    const date = new Date(Date.UTC(2025, 0, 6) + (id * 5 + index * 37) * DAY)
      .toISOString()
      .slice(0, 10);
    return {
      number: `SO-${date.replaceAll('-', '')}-${String(id * 7 + index).padStart(4, '0')}`,
      date,
      what: GOODS[(id + index) % GOODS.length] ?? 'Spare parts',
      price: `€ ${(id * 1243.5 + index * 310).toLocaleString('en', { minimumFractionDigits: 2 })}`,
    };
  });
}
