import { words } from '../../lib/words';

/** A sentence for the field, or `null` when nothing is wrong with it. */
export type Fault = string | null;

const local = (url: URL) => url.hostname === 'localhost' || url.hostname === '127.0.0.1';

/** An empty text or an absolute https address; this machine may do without TLS. */
export function addressFault(text: string): Fault {
  if (text === '') return null;
  const url = URL.parse(text);
  const fine = url?.protocol === 'https:' || (url?.protocol === 'http:' && local(url));
  return fine ? null : words('options_address_invalid');
}

/** As `addressFault`, but something must be there. */
export function requiredAddressFault(text: string): Fault {
  return requiredFault(text) ?? addressFault(text);
}

/** A WebSocket address over TLS; this machine may do without. */
export function serverFault(text: string): Fault {
  const url = URL.parse(text);
  const fine = url?.protocol === 'wss:' || (url?.protocol === 'ws:' && local(url));
  return fine ? null : words('options_server_invalid');
}

/** `sip:user@host` or `sips:…` (RFC 3261 §19.1). */
export function sipUriFault(text: string): Fault {
  return /^sips?:[^\s@]+@[^\s@]+$/iu.test(text) ? null : words('options_uri_invalid');
}

export function requiredFault(text: string): Fault {
  return text.trim() === '' ? words('options_required') : null;
}

/** Two letters or nothing (ISO 3166-1 alpha-2). */
export function regionFault(text: string): Fault {
  return /^(?:[A-Z]{2})?$/u.test(text) ? null : words('options_region_invalid');
}

/** A whole number within its borders, or `null`. */
export function wholeNumber(text: string, least: number, most: number): number | null {
  const number = /^\d{1,5}$/u.test(text.trim()) ? Number(text) : NaN;
  return number >= least && number <= most ? number : null;
}

/** The origin of a site as people write it, with or without `https://`; `null` if it is none. */
export function siteOrigin(text: string): string | null {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z]+:\/\//iu.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url || trimmed === '' || addressFault(url.origin) !== null) return null;
  return url.hostname.includes('.') || local(url) ? url.origin : null;
}
