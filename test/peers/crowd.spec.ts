import { startPbx } from '../../demo/pbx/kamailio';
import { kamailioPath } from '../../demo/pbx/process';
import type { Line } from '../../lib/telephony/provider';
import { expect, test } from './harness/trio';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.setTimeout(60_000);

const AGENTS = Array.from({ length: 20 }, (_, index) => `agent-${index + 1}`);

/** How long each next attempt to connect was put off, in ms. */
function waitsIn(lines: readonly (Line & { readonly at: number })[]): number[] {
  return lines.flatMap((line) =>
    line.state === 'down' && line.retryAt !== undefined ? [line.retryAt - line.at] : [],
  );
}

/** How many of these times, in ms, lie together within so many ms, at most. */
function mostWithin(ms: number, times: readonly (number | undefined)[]): number {
  const after = (from = NaN) => times.filter((at = NaN) => at >= from && at < from + ms).length;
  return Math.max(...times.map(after));
}

test('F5: twenty agents whose proxy dies come back spread out, each by one attempt at a time', async ({
  stage,
}) => {
  const pbx = await startPbx({ users: Object.fromEntries(AGENTS.map((name) => [name, {}])) });
  const page = await stage.crowd(pbx);
  const states = async (): Promise<string[]> =>
    Object.values(await page.evaluate(() => window.crowd.lines)).map(
      (told) => told.at(-1)?.state ?? '',
    );
  await expect.poll(states, { timeout: 20_000 }).toEqual(AGENTS.map(() => 'up'));

  await pbx.stop();
  // By the table each attempt waits for longer than the one before it.
  const failures = async (): Promise<number> =>
    Math.min(
      ...Object.values(await page.evaluate(() => window.crowd.lines)).map(
        (told) => told.filter(({ state }) => state === 'down').length,
      ),
    );
  await expect.poll(failures, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
  const from = pbx.log.entries.length;
  await pbx.restart();
  await expect.poll(states, { timeout: 40_000 }).toEqual(AGENTS.map(() => 'up'));

  const told = Object.values(await page.evaluate(() => window.crowd.lines));
  for (const attempt of [0, 1, 2]) {
    const waits = told.map((lines) => waitsIn(lines)[attempt] ?? NaN);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(Math.max(...waits) / 4);
  }
  const since = pbx.log.entries.slice(from);
  const came = AGENTS.map(
    (name) => since.find(({ method, from: who }) => method === 'REGISTER' && who === name)?.at,
  );
  expect(mostWithin(100, came)).toBeLessThanOrEqual(AGENTS.length / 2);
  const accepted = since.filter(({ kind, status }) => kind === 'own-reply' && status === 200);
  expect(accepted.map(({ to }) => to).sort()).toEqual([...AGENTS].sort());
  expect(await page.evaluate(() => window.connectingAtOnce())).toBe(1);
  await page.context().close();
  await pbx.stop();
});
