import { placeByKey } from '../parts/menu-keys';

/** Arrow keys, Home and End go from row to row; Tab goes on within a row. */
export function rowKeys(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const { target, currentTarget, key } = event;
  if (!(target instanceof HTMLElement) || !target.classList.contains('call-text')) return;
  const rows = Array.from(currentTarget.querySelectorAll<HTMLElement>('.call-text'));
  const place = placeByKey(key, rows.indexOf(target), rows.length);
  if (place === null) return;
  event.preventDefault();
  rows[place]?.focus();
}
