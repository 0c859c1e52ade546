import type { Pbx } from '../../../demo/pbx/kamailio';
import { acceptedRegister, bindings } from './register-log';
import type { Agent, Stage } from './stage';
import { expect } from './trio';

type Line = { readonly agent: Agent; readonly pbx: Pbx };

/**
 * The agent's browser stands still for so long, in ms, and until the registrar has forgotten it. When
 * it goes on, the line is up only after a REGISTER that was asked and accepted since.
 */
export async function sleepsPastExpiry(
  ms: number,
  { agent, pbx, stage }: Line & { readonly stage: Stage },
): Promise<void> {
  expect(await bindings(pbx, 'edward')).toHaveLength(1);
  const wake = stage.freeze();
  await Promise.all([
    expect.poll(() => bindings(pbx, 'edward'), { timeout: ms + 60_000 }).toEqual([]),
    new Promise((resolve) => setTimeout(resolve, ms)),
  ]);
  const from = pbx.log.entries.length;
  const woken = Date.now();
  wake();
  await upOnlyAnew({ agent, pbx }, woken, from);
}

/**
 * The agent's page sends a REGISTER with its password and then does nothing for so long, in ms: the
 * answer lies in its socket all the while, and is out of date when it is read.
 */
export async function sleepsBeforeTheAnswer(ms: number, { agent, pbx }: Line): Promise<void> {
  await agent.page.evaluate((long) => {
    const native = Reflect.get<WebSocket, 'send'>(WebSocket.prototype, 'send');
    WebSocket.prototype.send = function (message) {
      Reflect.apply(native, this, [message]);
      if (typeof message !== 'string') return;
      if (!/^REGISTER [^]*\nAuthorization:/u.test(message)) return;
      WebSocket.prototype.send = native;
      const until = Date.now() + long;
      while (Date.now() < until);
      document.documentElement.dataset['woken'] = String(until);
    };
  }, ms);
  const accepted = await pbx.waitFor(
    ({ kind, method, status }) => kind === 'own-reply' && method === 'REGISTER' && status === 200,
    { from: pbx.log.entries.length },
  );
  const from = pbx.log.entries.indexOf(accepted) + 1;
  const woken = await agent.page.waitForFunction(() => document.documentElement.dataset['woken']);
  await upOnlyAnew({ agent, pbx }, Number(await woken.jsonValue()), from);
}

/** Waits for the line to be up again, and looks at all that was told since it woke. */
async function upOnlyAnew({ agent, pbx }: Line, woken: number, from: number): Promise<void> {
  const told = async () =>
    (await agent.events()).flatMap((one) =>
      one.type === 'line' && one.at >= woken ? [{ state: one.line.state, at: one.at }] : [],
    );
  await expect.poll(async () => (await told()).at(-1)?.state, { timeout: 20_000 }).toBe('up');
  const asked = await acceptedRegister(pbx, from);
  expect(asked).toBeGreaterThanOrEqual(woken);
  const [first, ...rest] = await told();
  expect(first?.state).toBe('connecting');
  for (const { state, at } of rest) {
    if (state === 'up') expect(at).toBeGreaterThanOrEqual(Math.floor(asked));
  }
  expect(await bindings(pbx, 'edward')).toHaveLength(1);
}
