import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const LOCAL = /^(?:localhost|127\.0\.0\.1)$/u;

/** Origins over TLS; this machine's own may do without. */
const origin = v.pipe(
  v.string(),
  v.check(isOrigin, 'is no origin like https://crm.example (https or wss, and no path)'),
);

const schema = v.strictObject({
  /** CRMs: numbers are found there from the start. */
  crm: v.optional(v.array(origin), []),
  /** Identity provider, gateway, PBX: reached, and never looked into. */
  services: v.optional(v.array(origin), []),
});

export type CompanyHosts = v.InferOutput<typeof schema>;

export const NO_HOSTS: CompanyHosts = { crm: [], services: [] };

/**
 * The file of `--hosts`: `{ "crm": ["https://crm.example"], "services": ["https://login.example"] }`.
 *
 * @throws {Error} with one line for each entry that is wrong.
 */
export function hostsIn(file: string): CompanyHosts {
  const parsed = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? '.'}: ${issue.message}`);
  throw new Error(`${file} can't be used:\n  ${faults.join('\n  ')}`);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(text);
  const secure = protocol === 'https:' || protocol === 'wss:';
  const local = LOCAL.test(hostname) && (protocol === 'http:' || protocol === 'ws:');
  return (secure || local) && pathname === '/' && `${search}${hash}${username}` === '';
}
