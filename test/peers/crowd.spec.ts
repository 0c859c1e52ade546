import { startPbx } from '../../demo/pbx/kamailio';
import { kamailioPath } from '../../demo/pbx/process';
import type { Line } from '../../lib/telephony/provider';
import { expect, test } from './harness/trio';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');

/**
 * By the table an attempt waits for up to 20 s, and fails after 6 where nobody answers.
 * On a machine that starves, twenty at once fail more often, and each waits longer after it.
 */
const BACK = { timeout: 240_000 };

const AGENTS = Array.from({ length: 20 }, (_, index) => `agent-${index + 1}`);

type Attempt = { readonly wait: number; readonly at: number };

/** How long each next attempt to connect was put off, and until when, in ms. */
function attemptsIn(lines: readonly (Line & { readonly at: number })[]): Attempt[] {
  return lines.flatMap((line) =>
    line.state === 'down' && line.retryAt !== undefined
      ? [{ wait: line.retryAt - line.at, at: line.retryAt }]
      : [],
  );
}

/** How many of these times, in ms, lie together within so many ms, at most. */
function mostWithin(ms: number, times: readonly number[]): number {
  const after = (from: number) => times.filter((at) => at >= from && at < from + ms).length;
  return Math.max(...times.map(after));
}

test('F5: twenty agents whose proxy dies come back spread out, each by one attempt at a time', async ({
  stage,
}) => {
  test.setTimeout(3 * BACK.timeout);
  const pbx = await startPbx({ users: Object.fromEntries(AGENTS.map((name) => [name, {}])) });
  const page = await stage.crowd(pbx);
  const states = async (): Promise<string[]> =>
    Object.values(await page.evaluate(() => window.crowd.lines)).map(
      (told) => told.at(-1)?.state ?? '',
    );
  await expect.poll(states, BACK).toEqual(AGENTS.map(() => 'up'));

  await pbx.stop();
  // By the table each attempt waits for longer than the one before it.
  const failures = async (): Promise<number> =>
    Math.min(
      ...Object.values(await page.evaluate(() => window.crowd.lines)).map(
        (told) => told.filter(({ state }) => state === 'down').length,
      ),
    );
  await expect.poll(failures, BACK).toBeGreaterThanOrEqual(3);
  const from = pbx.log.entries.length;
  await pbx.restart();
  await expect.poll(states, BACK).toEqual(AGENTS.map(() => 'up'));

  const told = Object.values(await page.evaluate(() => window.crowd.lines)).map(attemptsIn);
  for (const attempt of [0, 1, 2]) {
    const waits = told.map((attempts) => attempts[attempt]?.wait ?? NaN);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(Math.max(...waits) / 4);
  }
  // As each of them planned it: that a machine comes to itself late is no crowd of theirs.
  const planned = told.map((attempts) => attempts.at(-1)?.at ?? NaN);
  expect(mostWithin(100, planned)).toBeLessThanOrEqual(AGENTS.length / 2);
  const since = pbx.log.entries.slice(from);
  const accepted = since.filter(({ kind, status }) => kind === 'own-reply' && status === 200);
  expect(accepted.map(({ to }) => to).sort()).toEqual([...AGENTS].sort());
  expect(await page.evaluate(() => window.connectingAtOnce())).toBe(1);
  await page.context().close();
  await pbx.stop();
});
