import { expect } from '@playwright/test';
import { CLAIMS, FAR_ENDS, KINDS } from './claims';
import type { Need, RigName } from './claims';
import { Driver } from './driver';
import { hostedRig, missing, practiceRig, sipRig } from './rigs';
import type { Rig } from './rigs';
import { test as base } from './stage';
import { aiccsRig, cccRig, tcccRig } from './vendors/vendor-rig';
import { opened } from './watch';

/** A provider of one kind that is on line, with its rig around it. */
export const test = base.extend<{ kind: RigName; rig: Rig; driver: Driver }>({
  kind: ['practice', { option: true }],
  rig: async ({ kind, morePeers, bench }, use) => {
    const rig: Rig = await {
      practice: practiceRig,
      sip: async () => sipRig(await morePeers(), await morePeers()),
      hosted: () => hostedRig(bench),
      'hosted/aliyun-ccc': () => cccRig(bench),
      'hosted/aliyun-aiccs': () => aiccsRig(bench),
      'hosted/tencent-tccc': () => tcccRig(bench),
    }[kind]();
    expect(farEndsOf(rig)).toEqual(FAR_ENDS[kind]);
    await use(rig);
    await rig.stop();
  },
  driver: async ({ kind, bench, rig }, use) => {
    const driver = new Driver(bench);
    await driver.open(rig.config, rig.credentials);
    await driver.lineIs('up');
    expect(new Set(await driver.can())).toEqual(new Set(CLAIMS[kind]));
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

/** Tests of what not all kinds do: skipped, visibly, and before anything is opened for them. */
export function needs(kind: RigName, needed: readonly Need[], tests: () => void): void {
  const there: readonly Need[] = [...CLAIMS[kind], ...FAR_ENDS[kind]];
  const lacking = needed.filter((one) => !there.includes(one));
  test.describe(() => {
    test.skip(lacking.length > 0, `it has not: ${lacking.join(', ')}`);
    tests();
  });
}

function farEndsOf(rig: Rig): (typeof FAR_ENDS)[RigName] {
  return [
    ...(rig.farHolds ? (['a far end that holds'] as const) : []),
    ...(rig.farHangsUp ? (['a far end that hangs up'] as const) : []),
    ...(rig.colleague ? (['a colleague'] as const) : []),
    ...(rig.busy === undefined ? [] : (['somebody busy'] as const)),
  ];
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
