/** All values of one header, in order; names in any case. */
export type Headers = (name: string) => readonly string[];

/** A SIP message as far as we read it ourselves. */
export type SipMessage = {
  readonly method: string;
  /** Absent in a request. */
  readonly status?: number;
  readonly headers: Headers;
};

/** RFC 3261 §7.3.3 and later registrations. */
const COMPACT: Readonly<Record<string, string>> = { m: 'contact', f: 'from', t: 'to', o: 'event' };

/** Reads what came over the socket; `undefined` when it is no SIP message. */
export function readMessage(text: string): SipMessage | undefined {
  const [head = ''] = text.split('\r\n\r\n', 1);
  const [first = '', ...lines] = head.replace(/\r\n[ \t]+/gu, ' ').split('\r\n');
  const values = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const written = line.slice(0, colon).trim().toLowerCase();
    const name = COMPACT[written] ?? written;
    values.set(name, [...(values.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  const headers: Headers = (name) => values.get(name.toLowerCase()) ?? [];
  const status = /^SIP\/2\.0 (\d{3}) /u.exec(first)?.[1];
  if (status) {
    const method = /\s([A-Z]+)$/u.exec(headers('cseq')[0] ?? '')?.[1] ?? '';
    return { method, status: Number(status), headers };
  }
  const method = /^([A-Z]+) \S+ SIP\/2\.0$/u.exec(first)?.[1];
  return method ? { method, headers } : undefined;
}

/** The number in `CSeq` (RFC 3261 §20.16); 0 where there is none. */
export function sequenceNumber(headers: Headers): number {
  return Number.parseInt(headers('cseq')[0] ?? '0', 10);
}

/** The parts of a header that may list several values, split at commas outside quotes and `<>`. */
export function listed(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^",<])+/gu) ?? []);
}

export type Address = { readonly name: string; readonly user: string; readonly host: string };

/** A `name-addr` or `addr-spec` (RFC 3261 §20.10), with sip, sips and tel addresses. */
export function readAddress(value: string): Address {
  const quoted = /^\s*"((?:[^"\\]|\\.)*)"/u.exec(value)?.[1]?.replace(/\\(.)/gu, '$1');
  const bracketed = /^([^<]*)<([^>]*)>/u.exec(
    quoted === undefined ? value : value.replace(/^\s*"(?:[^"\\]|\\.)*"/u, ''),
  );
  const name = quoted ?? bracketed?.[1]?.trim() ?? '';
  const uri = (bracketed?.[2] ?? value.split(';')[0] ?? '').trim();
  const [, scheme = '', rest = ''] = /^(sips?|tel):(.*)$/iu.exec(uri) ?? [];
  if (scheme.toLowerCase() === 'tel')
    return { name, user: unescaped(rest.split(';')[0] ?? ''), host: '' };
  const at = rest.lastIndexOf('@');
  const user = at < 0 ? '' : (rest.slice(0, at).split(/[;:]/u)[0] ?? '');
  const host = rest.slice(at + 1).split(/[;:?]/u)[0] ?? '';
  return { name, user: unescaped(user), host };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
