import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { freePort } from '../../demo/free-port';
import type { Endpoint } from '../../demo/identity-provider';
import type { Fault } from '../../demo/provider-faults';
import { startWorld } from '../../demo/world';
import type { World } from '../../demo/world';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { Customer } from './harness/customer';
import { en } from './harness/en';
import { signInAsEdward } from './harness/fixtures';
import { callsIn } from './harness/hub-view';
import { dial, isReady, says } from './harness/says';

const EDWARD = { name: 'Edward', password: '1234' };

test.describe('a sign-in that fails', () => {
  let world: World;
  let agent: Browser;
  let panel: Page;

  test.beforeAll(async () => {
    world = await startWorld();
    agent = await launchBrowser();
    panel = await agent.panels.open(await agent.context.newPage());
  });
  test.beforeEach(async () => {
    await agent.context.clearCookies();
    await agent.setSettings(world.settings);
    await expect(panel.getByRole('heading', { name: en('set_up_title') })).toBeVisible();
  });
  test.afterEach(() => world.identityProvider.mend());
  test.afterAll(async () => {
    await agent.close();
    await world.stop();
  });

  const signIn = () =>
    panel
      .getByRole('listitem')
      .getByRole('button', { name: en('sign_in'), exact: true })
      .click();

  test('wrong password: the provider says so and asks again; closed window: said in the panel', async () => {
    await signIn();
    await agent.signInAt({ ...EDWARD, password: 'wrong' });
    const window = await agent.signInWindow();
    await expect(window.getByRole('alert')).toContainText('password is wrong');
    await expect(panel.getByText(en('step_sign_in_busy'))).toBeVisible();

    await window.close();
    await says(panel, 'notice_sign_in_window_closed');
    expect(requestsTo(world, '/token')).toBe(0);
  });

  test('cancelled in the panel: the window goes', async () => {
    await signIn();
    const window = await agent.signInWindow();
    const closed = window.waitForEvent('close');
    await panel.getByRole('button', { name: en('cancel'), exact: true }).click();
    await closed;
    await says(panel, 'notice_sign_in_window_closed');
  });

  const DISCOVERY: readonly (readonly [Endpoint, Fault])[] = [
    ['discovery', 500],
    ['discovery', 'garbage'],
    ['authorization', 500],
  ];
  for (const [endpoint, fault] of DISCOVERY) {
    test(`${endpoint} answers ${JSON.stringify(fault)}: the service does not answer`, async () => {
      world.identityProvider.fail(endpoint, fault);
      await signIn();
      await says(panel, 'notice_sign_in_discovery_failed');
      await expect(
        panel.getByRole('button', { name: en('open_settings'), exact: true }).last(),
      ).toBeVisible();
    });
  }

  test('nothing listens at the issuer, or none is set', async () => {
    await agent.setSettings({ issuer: `http://localhost:${await freePort()}` });
    await signIn();
    await says(panel, 'notice_sign_in_discovery_failed');
    await agent.setSettings({ issuer: '' });
    await signIn();
    await says(panel, 'notice_sign_in_not_configured');
  });

  for (const endpoint of ['token', 'userinfo'] as const) {
    test(`${endpoint} answers 500: a fault at the last step, and the next try works`, async () => {
      world.identityProvider.fail(endpoint, 500);
      await signIn();
      await agent.signInAt(EDWARD);
      await says(panel, 'notice_sign_in_token_endpoint_failed');

      world.identityProvider.mend();
      await signIn();
      await isReady(panel);
      await signOut(agent);
    });
  }
});

test.describe('a line that fails', () => {
  let world: World;
  let agent: Browser;

  test.beforeEach(async () => {
    world = await startWorld();
    agent = await launchBrowser();
  });
  test.afterEach(async () => {
    await agent.close();
    await world.stop();
  });

  const FAULTS = [
    [500, 'line_fault_credentials_unavailable'],
    [401, 'line_fault_credentials_denied'],
  ] as const;
  for (const [status, sentence] of FAULTS) {
    test(`the credentials' address answers ${status}: said, and tried again`, async () => {
      world.credentials.fail(status);
      const panel = await signInOnly(agent, world);
      await says(panel, sentence);
      await expect(panel.getByRole('button', { name: en('sign_in_again') })).toBeVisible();
      expect(await world.pbx.registrations('edward')).toEqual([]);

      world.credentials.fail(undefined);
      await isReady(panel);
      expect(await world.pbx.registrations('edward')).toHaveLength(1);
    });
  }

  test('the proxy is down at the start: said with the next try, and up once it is back', async () => {
    await world.pbx.stop();
    const panel = await signInOnly(agent, world);
    await says(panel, 'line_fault_unreachable');
    await expect(panel.getByRole('timer')).toBeVisible();
    await world.pbx.restart();
    await isReady(panel);
    expect(await world.pbx.registrations('edward')).toHaveLength(1);
  });

  test('the proxy dies under a call: the line is lost, the call goes on, the line comes back', async () => {
    await signInAsEdward(agent, world);
    const panel = await agent.panels.opened();
    const customer = await Customer.open(world.customerPhone.url, { context: agent.context });
    await customer.mode('answer');
    await dial(panel, '+12025550143');
    await customer.becomes('talking');

    await world.pbx.stop();
    await expect(panel.getByText(en('line_fault_lost'), { exact: true })).toBeVisible();
    await expect(panel.getByText(en('line_down_in_call'), { exact: true })).toBeVisible();
    await customer.hears();
    await agent.engine.hears();

    await world.pbx.restart();
    await expect(panel.getByText(en('line_fault_lost'))).toHaveCount(0);
    await expect.poll(() => world.pbx.registrations('edward')).toHaveLength(1);
    // A goodbye finds the far end only where it is registered again.
    await expect.poll(() => world.pbx.registrations('customer')).toHaveLength(1);
    expect(await callsIn(agent)).toEqual(['outgoing connected']);
    await customer.hears();
    await panel.getByRole('button', { name: en('hang_up') }).click();
    await says(panel, 'notice_ended_hung_up');
    await customer.becomes('idle');
  });

  test('a dropped socket: registered again by itself, without a word more than needed', async () => {
    await signInAsEdward(agent, world);
    const since = world.pbx.log.entries.length;
    expect(await world.pbx.dropSockets()).toBe(1);
    await world.pbx.waitFor(({ kind, method }) => kind === 'request' && method === 'REGISTER', {
      from: since,
    });
    await isReady(await agent.panels.opened());
    expect(await world.pbx.registrations('edward')).toHaveLength(1);
  });

  test('a hosted softphone whose page does not answer', async () => {
    const hostedUrl = `http://localhost:${await freePort()}/softphone.html`;
    await agent.setSettings({ provider: 'hosted', hostedUrl });
    const panel = await agent.panels.open(await agent.context.newPage());
    await says(panel, 'line_fault_blocked_page');
    await panel.getByRole('button', { name: en('try_practice') }).click();
    await isReady(panel);
  });
});

test.describe('a call that does not come about', () => {
  const ANSWERS = [
    ['+12025550101', 404, 'notice_ended_no_such_number'],
    ['+12025550102', 408, 'notice_ended_no_answer'],
    ['+12025550103', 480, 'notice_ended_unreachable'],
    ['+12025550104', 403, 'notice_ended_not_allowed'],
    ['+12025550105', 503, 'notice_ended_unreachable'],
  ] as const;
  let world: World;
  let agent: Browser;
  let panel: Page;
  let customer: Customer;

  test.beforeAll(async () => {
    const answers = Object.fromEntries(ANSWERS.map(([number, status]) => [number, status]));
    world = await startWorld({ pbx: { answers } });
    agent = await launchBrowser();
    await signInAsEdward(agent, world);
    customer = await Customer.open(world.customerPhone.url, { context: agent.context });
    panel = await agent.panels.opened();
  });
  test.afterAll(async () => {
    await agent.close();
    await world.stop();
  });

  const REFUSED = [
    ['', 'notice_dial_empty_number'],
    ['+1 202', 'notice_dial_invalid_number'],
    ['+1 900 234 5678', 'notice_dial_premium_rate'],
    ['+44 909 879 0000', 'notice_dial_premium_rate'],
    ['+870 773 111 632', 'notice_dial_satellite'],
    ['112', 'notice_dial_emergency'],
  ] as const;
  for (const [number, sentence] of REFUSED) {
    test(`B1: “${number}” is refused before anything is sent`, async () => {
      const before = world.pbx.invites().length;
      const field = panel.getByRole('textbox', { name: en('dial_field') });
      await field.fill(number);
      await field.press('Enter');
      await says(panel, sentence);
      await panel.getByRole('button', { name: en('dismiss') }).click();
      await isReady(panel);
      expect(world.pbx.invites()).toHaveLength(before);
    });
  }

  for (const [number, status, sentence] of ANSWERS) {
    test(`${status}: ${en(sentence)}`, async () => {
      await dial(panel, number);
      await says(panel, sentence);
      expect(sentNumbers(world)).toContain(number);
      await doneIsReady(panel);
    });
  }

  for (const [mode, sentence] of [
    ['busy', 'notice_ended_busy'],
    ['reject', 'notice_ended_rejected'],
  ] as const) {
    test(`the customer's phone says ${mode}`, async () => {
      await customer.mode(mode);
      await dial(panel, '+12025550143');
      await says(panel, sentence);
      await doneIsReady(panel);
    });
  }

  test('nobody answers, and the agent gives up: cancelled at the far end, too', async () => {
    await customer.mode('manual');
    await dial(panel, '+12025550143');
    await customer.becomes('ringing');
    await expect(panel.getByText(en('far_end_ringing'))).toBeVisible();
    await panel.getByRole('button', { name: en('cancel_call') }).click();
    await says(panel, 'notice_ended_cancelled');
    await customer.becomes('idle');
    await doneIsReady(panel);
  });

  const sentNumbers = ({ pbx }: World): string[] => pbx.invites().map(({ to }) => to);
});

/** As far as the provider: whether the line comes up is another matter. */
async function signInOnly(agent: Browser, world: World): Promise<Page> {
  await agent.setSettings(world.settings);
  const panel = await agent.panels.open(await agent.context.newPage());
  await panel.getByRole('button', { name: en('sign_in'), exact: true }).click();
  await agent.signInAt(EDWARD);
  return panel;
}

async function signOut(agent: Browser): Promise<void> {
  const options = await agent.context.newPage();
  await options.goto(agent.url('options.html'));
  await options.getByRole('button', { name: en('sign_out') }).click();
  await expect(options.getByText(en('options_signed_out'))).toBeVisible();
  await options.close();
}

async function doneIsReady(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: en('done') }).click();
  await isReady(panel);
}

function requestsTo({ identityProvider }: World, path: string): number {
  return identityProvider.requests.entries.filter((request) => request.path === path).length;
}
