import { expect, test } from '@playwright/test';
import { kamailioPath } from '../../demo/pbx/process';
import { LINES, startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { Customer } from '../e2e/harness/customer';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');

let world: World;
let caller: Customer;
let callee: Customer;

test.beforeEach(async () => {
  world = await startWorld({ pbx: { answers: { '+12025550190': 404 } } });
  caller = await Customer.open(world.customerPhone.url);
  callee = await Customer.open(world.customerPhone.url, { user: 'edward' });
});

test.afterEach(async () => {
  await caller.close();
  await callee.close();
  await world.stop();
});

test('a called number rings the phone it belongs to, with the caller’s number', async () => {
  await caller.call(LINES[0].number, { number: '+8613800138000', name: '王晓明' });
  await callee.becomes('ringing');
  expect(await callee.events()).toEqual([
    { type: 'ringing', number: '+8613800138000', name: '王晓明' },
  ]);
  expect(world.pbx.invites()).toMatchObject([{ from: '+8613800138000', to: LINES[0].number }]);
});

test('both phones hear each other, also after all sockets were cut, and hang up', async () => {
  await callee.mode('answer');
  await caller.call(LINES[0].number, { number: '+8613800138000' });
  await caller.becomes('talking');
  await Promise.all([caller.hears(), callee.hears()]);

  const from = world.pbx.log.entries.length;
  expect(await world.pbx.dropSockets()).toBe(2);
  for (const user of ['customer', 'edward']) {
    await world.pbx.waitFor((e) => e.status === 200 && e.method === 'REGISTER' && e.to === user, {
      from,
    });
  }
  await Promise.all([caller.hears(), callee.hears()]);
  await callee.hangUp();
  await caller.becomes('idle');
});

test('busy, declined and unknown numbers end the call each in its own way', async () => {
  const lastCause = async () => (await caller.events()).at(-1);
  await callee.mode('busy');
  await caller.call(LINES[0].number, { number: '+8613800138000' });
  await caller.becomes('idle');
  expect(await lastCause()).toMatchObject({ type: 'ended', cause: 'Busy' });

  await callee.mode('reject');
  await caller.call(LINES[0].number, { number: '+8613800138000' });
  await caller.becomes('idle');
  expect(await lastCause()).toMatchObject({ type: 'ended', cause: 'Rejected' });

  await caller.call('+12025550190', { number: '+8613800138000' });
  await caller.becomes('idle');
  await world.pbx.waitFor(({ kind, status }) => kind === 'own-reply' && status === 404);
});

test('an agent may not show a number that is not theirs', async () => {
  await callee.call('+12025550123', { number: '+8613800138000' });
  await world.pbx.waitFor(({ kind, status }) => kind === 'own-reply' && status === 403);
  await callee.becomes('idle');
});

test('registrations are told, and lost with a restart until the phones come back', async () => {
  expect(await world.pbx.registrations('edward')).toHaveLength(1);
  expect(await world.pbx.registrations('sissi')).toHaveLength(0);
  const from = world.pbx.log.entries.length;
  await world.pbx.restart();
  await world.pbx.waitFor((e) => e.status === 200 && e.method === 'REGISTER' && e.to === 'edward', {
    from,
  });
  expect(await world.pbx.registrations('edward')).toHaveLength(1);
});
