import { expect, test } from '@playwright/test';
import { startPbx } from '../../demo/pbx/kamailio';
import type { Pbx, SipEvent } from '../../demo/pbx/kamailio';
import { kamailioPath } from '../../demo/pbx/process';
import { startDeskPhone } from './harness/desk-phone';
import type { DeskPhone } from './harness/desk-phone';
import { VOICES } from './harness/ears';
import { plainPhonesMissing } from './harness/program';
import { startRtpengine } from './harness/rtpengine';
import { named, Stage } from './harness/stage';
import type { Agent, BrowserPhone } from './harness/stage';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.skip(plainPhonesMissing() !== undefined, plainPhonesMissing() ?? '');

let stage: Stage;
let translator: Awaited<ReturnType<typeof startRtpengine>>;
let pbx: Pbx;
let agent: Agent;
let desk: DeskPhone;
let colleague: BrowserPhone;

test.beforeAll(async () => {
  stage = await Stage.open();
  translator = await startRtpengine();
});
test.afterAll(async () => {
  await stage.close();
  await translator.stop();
});
test.beforeEach(async () => {
  pbx = await startPbx({
    users: { edward: { numbers: ['+862155550100'], queue: 'Sales' }, sissi: {}, desk: {} },
    rtpengine: translator.address,
  });
  agent = await stage.agent(pbx);
  desk = await startDeskPhone(pbx, 'desk', VOICES.desk);
  colleague = await stage.phone(pbx, 'sissi', 'colleague');
});
test.afterEach(async () => {
  await agent.abort();
  for (const { page } of [agent, colleague]) await page.context().close();
  await desk.stop();
  await pbx.stop();
});

const seen = (method: string): SipEvent[] =>
  pbx.log.entries.filter((event) => event.kind === 'request' && event.method === method);

const deskHears = async () => named(await desk.hears(Object.values(VOICES)));

async function talking(): Promise<void> {
  await agent.dial('a', 'desk');
  await agent.saw('a', 'connected');
  await expect.poll(() => agent.hears()).toEqual(['desk']);
  await expect.poll(deskHears).toEqual(['agent']);
}

test('the main job with a plain phone: both hear each other, hold, and either side hangs up', async () => {
  await talking();
  await agent.act('a', { type: 'hold' });
  await expect.poll(deskHears).toEqual([]);
  await expect.poll(() => agent.hears()).toEqual([]);
  await agent.act('a', { type: 'resume' });
  await expect.poll(() => agent.hears()).toEqual(['desk']);
  await expect.poll(() => desk.receiving()).toBe(true);
  await agent.act('a', { type: 'hang-up' });
  expect(await agent.endedOnce('a')).toBe('hung-up');
  await desk.happened('CALL_CLOSED');

  desk.call('+862155550100');
  const { id } = await agent.offered();
  await agent.act(id, { type: 'answer' });
  await agent.saw(id, 'connected');
  await expect.poll(() => agent.hears()).toEqual(['desk']);
  await expect.poll(deskHears).toEqual(['agent']);
  desk.hangUp();
  expect(await agent.endedOnce(id)).toBe('remote-hung-up');
});

test('a plain phone is transferred (blind) to a browser', async () => {
  await talking();
  await agent.act('a', { type: 'transfer', to: 'sissi' });
  expect(await agent.endedOnce('a')).toBe('transferred');
  await expect.poll(() => colleague.hears()).toEqual(['desk']);
  await expect.poll(deskHears).toEqual(['colleague']);
  await expect.poll(() => agent.hears()).toEqual([]);
  expect(seen('REFER')).toMatchObject([{ from: 'edward', referTo: '<sip:sissi@sidetone.test>' }]);
});

test('a browser is transferred (blind) to a plain phone', async () => {
  await agent.dial('a', 'sissi');
  await agent.saw('a', 'connected');
  await agent.act('a', { type: 'transfer', to: 'desk' });
  expect(await agent.endedOnce('a')).toBe('transferred');
  await expect.poll(() => colleague.hears()).toEqual(['desk']);
  await expect.poll(deskHears).toEqual(['colleague']);
  await expect.poll(() => agent.hears()).toEqual([]);
});

test('a plain phone transfers us: the same call goes on with the browser', async () => {
  await talking();
  desk.transfer('sissi');
  await agent.saw('a', 'party');
  await expect.poll(() => agent.hears()).toEqual(['colleague']);
  await expect.poll(() => colleague.hears()).toEqual(['agent']);
  await expect.poll(deskHears).toEqual([]);
  expect((await agent.callEvents('a')).map(({ type }) => type)).not.toContain('ended');
  expect(seen('REFER')).toMatchObject([{ from: 'desk', to: 'edward' }]);
});

test('attended transfer to a plain phone, which takes it for a new call', async () => {
  await agent.dial('a', 'sissi');
  await agent.saw('a', 'connected');
  await agent.act('a', { type: 'hold' });
  await agent.dial('b', 'desk');
  await agent.saw('b', 'connected');
  await expect.poll(deskHears).toEqual(['agent']);
  await agent.act('a', { type: 'complete-transfer', with: 'b' });
  expect(await agent.endedOnce('a')).toBe('transferred');
  expect(await agent.endedOnce('b')).toBe('transferred');
  await expect.poll(() => colleague.hears()).toEqual(['desk']);
  await expect.poll(deskHears).toEqual(['colleague']);
  await expect.poll(() => agent.hears()).toEqual([]);
  const consultation = seen('INVITE').find(({ target }) => target === 'desk');
  expect(seen('INVITE').findLast(({ from }) => from === 'sissi')?.replaces).toContain(
    consultation?.callId,
  );
});

test('attended transfer of a plain phone', async () => {
  await talking();
  await agent.act('a', { type: 'hold' });
  await agent.dial('b', 'sissi');
  await agent.saw('b', 'connected');
  await agent.act('a', { type: 'complete-transfer', with: 'b' });
  expect(await agent.endedOnce('a')).toBe('transferred');
  expect(await agent.endedOnce('b')).toBe('transferred');
  await expect.poll(() => colleague.hears()).toEqual(['desk']);
  await expect.poll(deskHears).toEqual(['colleague']);
  await expect.poll(() => agent.hears()).toEqual([]);
});
