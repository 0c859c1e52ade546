import { expect } from '@playwright/test';
import type { ProviderKind } from '../../../lib/messaging/engine-protocol';
import type { Capability } from '../../../lib/telephony/provider';
import { Driver } from './driver';
import { hostedRig, missing, practiceRig, sipRig } from './rigs';
import type { Rig } from './rigs';
import { test as base } from './stage';
import { aiccsRig, cccRig, tcccRig } from './vendors/vendor-rig';
import { opened } from './watch';

/** Vendors' pages. */
const PAGES = ['hosted/aliyun-ccc', 'hosted/aliyun-aiccs', 'hosted/tencent-tccc'] as const;

/** A provider, or one of its pages. */
export type RigName = ProviderKind | (typeof PAGES)[number];

const KINDS: readonly RigName[] = ['practice', 'sip', 'hosted', ...PAGES];

/** A provider of one kind that is on line, with its rig around it. */
export const test = base.extend<{ kind: RigName; rig: Rig; driver: Driver }>({
  kind: ['practice', { option: true }],
  rig: async ({ kind, peer, colleague, bench }, use) => {
    const rig = await {
      practice: practiceRig,
      sip: () => sipRig(peer, colleague),
      hosted: () => hostedRig(bench),
      'hosted/aliyun-ccc': () => cccRig(bench),
      'hosted/aliyun-aiccs': () => aiccsRig(bench),
      'hosted/tencent-tccc': () => tcccRig(bench),
    }[kind]();
    await use(rig);
    await rig.stop();
  },
  driver: async ({ bench, rig }, use) => {
    const driver = new Driver(bench);
    await driver.open(rig.config, rig.credentials);
    await driver.lineIs('up');
    await use(driver);
    await driver.abort();
  },
});

/** The same tests for every kind of provider. */
export function everyProvider(tests: (kind: RigName) => void): void {
  for (const kind of KINDS) {
    test.describe(`${kind} keeps the contract:`, () => {
      test.use({ kind });
      test.skip(() => missing(kind) !== undefined, missing(kind) ?? '');
      tests(kind);
    });
  }
}

/** Skips, visibly, what a provider does not claim to do. */
export async function needs(driver: Driver, ...capabilities: Capability[]): Promise<void> {
  const can = await driver.can();
  for (const one of capabilities) test.skip(!can.includes(one), `it does not claim: ${one}`);
}

/** Two-way audio: packets go and come, and what comes is not silence. */
export async function talks(driver: Driver): Promise<void> {
  const before = await opened(driver.page);
  await expect
    .poll(async () => {
      const now = await opened(driver.page);
      return (
        now.sent > before.sent + 25 &&
        now.received > before.received + 25 &&
        now.energy > before.energy
      );
    })
    .toBe(true);
}
