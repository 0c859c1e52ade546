import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CRM_FAULTS } from '../lib/crm/crm-fault';
import { DIAL_REFUSALS, SIGN_IN_FAULTS } from '../lib/messaging/protocol';
import type { DoubtReason } from '../lib/snapshot/snapshot';
import { CHECKS, FAILS, NOT_USED, PASSES } from '../lib/snapshot/check';
import { WRAP_UP_FAULTS } from '../lib/messaging/shift-protocol';
import { NOT_READY_CAUSES } from '../lib/snapshot/shift';
import { END_REASONS, TRANSFER_FAULTS } from '../lib/telephony/call';
import { LINE_FAULTS } from '../lib/telephony/provider';
import { SETTING_KEYS } from '../lib/policy/settings';
import en from '../public/_locales/en/messages.json';
import zh from '../public/_locales/zh_CN/messages.json';

type Messages = Readonly<Record<string, { readonly message: string } | undefined>>;

const ROOT = join(import.meta.dirname, '..');
const LOCALES: readonly (readonly [string, Messages])[] = [
  ['en', en],
  ['zh_CN', zh],
];

const DOUBTS = Object.keys({
  'not-visible': true,
  'text-differs': true,
  'region-guessed': true,
  'untrusted-site': true,
  'in-a-call': true,
  'premium-rate': true,
  satellite: true,
  'unknown-destination': true,
  'unknown-local-time': true,
  'always-asked': true,
} satisfies Record<DoubtReason, true>);

const keyPart = (code: string) => code.replace(/[.-]/gu, '_');

const sentences = [
  ...DIAL_REFUSALS.map((code) => `notice_${keyPart(`dial.${code}`)}`),
  ...END_REASONS.map((code) => `notice_${keyPart(`ended.${code}`)}`),
  ...SIGN_IN_FAULTS.map((code) => `notice_${keyPart(`sign-in.${code}`)}`),
  ...LINE_FAULTS.map((code) => `line_fault_${keyPart(code)}`),
  ...TRANSFER_FAULTS.map((code) => `transfer_fault_${keyPart(code)}`),
  ...NOT_READY_CAUSES.map((code) => `not_ready_${keyPart(code)}`),
  ...['disposition-required', 'note-required'].map(
    (code) => `notice_${keyPart(`wrap-up.${code}`)}`,
  ),
].flatMap((key) => [key, `${key}_next`]);
const checks = [
  ...[...CHECKS, ...PASSES, ...FAILS, ...NOT_USED].map((code) => `check_${keyPart(code)}`),
  ...FAILS.map((code) => `check_${keyPart(code)}_remedy`),
];
const snake = (key: string) => key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
const composed = [
  ...SETTING_KEYS.map((key) => `policy_key_${snake(key)}`),
  ...checks,
  ...sentences,
  ...DOUBTS.map((code) => `doubt_${keyPart(code)}`),
  ...CRM_FAULTS.map((code) => `lookup_fault_${keyPart(code)}`),
  ...WRAP_UP_FAULTS.map((code) => `wrap_up_fault_${keyPart(code)}`),
];

describe.each(LOCALES)('%s', (_, messages) => {
  test.each(composed)('has the sentence %s', (key) => {
    expect(messages[key]?.message).toMatch(/\S/u);
  });
});

test('both languages have the same keys', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
});

test('both languages take the same values', () => {
  const values = (text: string | undefined) => (text?.match(/\$\d|%s/gu) ?? []).sort();
  for (const key of Object.keys(en)) {
    const chinese = (zh as Messages)[key]?.message;
    expect(values(chinese), key).toEqual(values((en as Messages)[key]?.message));
  }
});

test('no sentence is left over', () => {
  const shipped = ['components', 'entrypoints', 'lib'].flatMap(sources);
  const source = [...shipped, 'manifest.ts']
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n');
  const used = (key: string) =>
    composed.includes(key) ||
    source.includes(`'${key}'`) ||
    source.includes(`"${key}"`) ||
    source.includes(`__MSG_${key}__`);
  expect(Object.keys(en).filter((key) => !used(key))).toEqual([]);
});

function sources(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test)\.(?:tsx?|html)$/u.test(file))
    .map((file) => join(folder, file));
}
