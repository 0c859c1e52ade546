import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { companyAddresses } from '../lib/policy/company-addresses';
import { effectivePolicy } from '../lib/policy/effective';
import { plain } from '../lib/policy/read-value';
import type { WordKey } from '../lib/words';
import { manifest } from '../manifest';
import en from '../public/_locales/en/messages.json';
import zh from '../public/_locales/zh_CN/messages.json';
import { hostsIn } from '../scripts/package/hosts';
import { managedIn } from '../scripts/package/managed-values';

const read = (path: string): string => readFileSync(join(import.meta.dirname, '..', path), 'utf8');
const GUIDE = read('docs/admin.md');
const CHINESE = read('docs/admin.zh-CN.md');
/** As Chrome makes an id of a key: the letters a to p are the digits of its hash. */
const OUR_ID = createHash('sha256')
  .update(Buffer.from(manifest({ mode: 'production' }).key, 'base64'))
  .digest('hex')
  .slice(0, 32)
  .replace(/./gu, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

const [hosts, policy, machine] = [...GUIDE.matchAll(/^```json\n([^]*?)^```$/gmu)].map(
  ([, text = '']) => text,
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-guide-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | undefined): string {
  const path = join(folder, name);
  writeFileSync(path, text ?? '');
  return path;
}

describe('the examples of docs/admin.md', () => {
  it('are taken as they stand, and no agent is asked for a site', () => {
    const { crm, services } = hostsIn(file('hosts.json', hosts));
    const effective = effectivePolicy(managedIn(file('policy.json', policy)));
    expect(effective.faults).toEqual([]);
    const addresses = companyAddresses(effective);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((one) => ![...crm, ...services].includes(one))).toEqual([]);
  });

  it('a policy file for Linux has no fault, and is for the id of a build of one’s own', () => {
    const found: unknown = JSON.parse(machine ?? '');
    const at = (node: unknown, key: string): unknown => (plain(node) ? node[key] : undefined);
    const values = at(at(at(found, '3rdparty'), 'extensions'), OUR_ID);
    expect(Object.keys(Object(values) as object)).toEqual(['enforced', 'defaults']);
    expect(effectivePolicy(Object(values) as object).faults).toEqual([]);
    expect(GUIDE).toContain(`Such a build has the id \`${OUR_ID}\``);
  });
});

/** What the guide calls things that the admin sees must be what they are called there. */
const SEEN: readonly WordKey[] = [
  'options_numbers',
  'options_policy',
  'options_policy_access_allow',
  'options_wrap_up',
  'options_calls',
  'check',
  'check_for_it',
];

describe('the names of what an admin sees', () => {
  it.each(SEEN)('%s', (key) => {
    expect(GUIDE.replace(/\s+/gu, ' ')).toContain(`"${en[key].message}"`);
    expect(CHINESE.replace(/\n/gu, '')).toContain(`“${zh[key].message}”`);
  });
});
