import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { send, serve } from '../../../demo/http';
import { APP } from '../../peers/crm/oauth-site';
import { EXTENSION, type Gateway } from '../harness/gateway';
import { REQUESTS, startStage, type Stage } from './stage';

const NUMBER = '13188888888';

describe.each(['hubspot', 'zoho'] as const)('what passes to %s', (name) => {
  let stage: Stage;
  let gateway: Gateway;
  let bearer: string;
  beforeAll(async () => {
    stage = await startStage(name);
    gateway = await stage.gateway();
    bearer = (await stage.connecting(gateway).signIn()).access_token;
  });
  afterEach(() => stage.crm.break(undefined));
  afterAll(() => stage.stop());

  it('a search, in the agent’s own name, and which account answered', async () => {
    const from = stage.crm.asked.length;
    const answer = await stage.ask(gateway, bearer);
    expect([answer.ok, answer.headers.get('x-crm-account')]).toEqual([
      true,
      REQUESTS[name].account,
    ]);
    expect(stage.crm.asked.slice(from)).toMatchObject([
      { headers: { authorization: REQUESTS[name].authorization } },
    ]);
  });

  it('lets pages of the extension read which account it was', async () => {
    const origin = `chrome-extension://${EXTENSION}`;
    const answer = await gateway.ask(`/crm/${name}/`, bearer, { headers: { origin } });
    expect(answer.headers.get('access-control-expose-headers')).toContain('X-Crm-Account');
  });

  it.each([
    ['GET', '/crm/v3/objects/contacts'],
    ['DELETE', '/crm/v3/objects/contacts/501'],
    ['PATCH', '/crm/v3/objects/contacts/501'],
    ['PUT', '/crm/v8/Contacts'],
    ['PUT', '/crm/v8/Contacts/501'],
    ['PUT', '/crm/v8/Calls/9001?trigger=workflow'],
    ['DELETE', '/crm/v8/Calls/9001'],
    ['DELETE', '/crm/v3/objects/calls/9001'],
    ['PATCH', '/crm/v3/objects/calls/{id}'],
    ['PATCH', '/crm/v3/objects/calls/9001/..%2Fcontacts'],
    ['DELETE', '/crm/v4/objects/deals/9001/associations/contacts/501'],
    ['POST', '/crm/v3/objects/contacts/batch/create'],
    ['POST', '/crm/v8/Contacts/upsert'],
    ['POST', '/crm/v3/objects/contacts/search/'],
    ['POST', '/crm/v3/objects/contacts/search?after=1'],
    ['POST', '/crm/v3/objects/contacts/search/../../../owners'],
    ['POST', '/crm/v3/objects/contacts/%2e%2e/deals/search'],
    ['POST', '//evil.example/crm/v3/objects/calls'],
    ['POST', '/@evil.example/crm/v8/Calls'],
    ['GET', '/crm/v8/Contacts'],
    ['GET', '/crm/v8/users?type=AllUsers'],
    ['GET', '/crm/v8/Contacts/search?word=Jane'],
    ['GET', '/crm/v8/Calls/search?criteria=a&criteria=b'],
    ['GET', '/oauth/v1/access-tokens/token-1'],
    ['POST', '/crm/v8/coql'],
    ['GET', '/'],
  ] as const)('D2: nothing else: %s %s', async (method, path) => {
    const from = stage.crm.asked.length;
    const lines = gateway.log.length;
    const answer = await stage.ask(gateway, bearer, [method, path]);
    expect([answer.status, await answer.json()]).toMatchObject([403, { error: 'forbidden' }]);
    expect(stage.crm.asked.length).toBe(from);
    expect(gateway.log.slice(lines).join('')).toContain('is on no list');
  });

  it('nobody without a session, and no page in place of one', async () => {
    const from = stage.crm.asked.length;
    for (const wrong of [undefined, 'token-1', `${bearer.slice(0, -2)}AA`, 'st1.test.AAAA']) {
      expect((await stage.ask(gateway, wrong)).status).toBe(401);
    }
    expect(stage.crm.asked.length).toBe(from);
  });

  it('a call with a long note, but no flood', async () => {
    const from = stage.crm.asked.length;
    const path = name === 'hubspot' ? '/crm/v3/objects/calls/search' : '/crm/v8/Calls';
    const data = [{ Description: 'x'.repeat(64_000) }];
    const body = { data, filterGroups: 'x'.repeat(200) };
    const long = await stage.ask(gateway, bearer, ['POST', path], body);
    expect(long.status).not.toBe(413);
    expect(stage.crm.asked.length).toBe(from + 1);
    const flood = { data: 'x'.repeat(140_000) };
    expect((await stage.ask(gateway, bearer, ['POST', path], flood)).status).toBe(413);
    expect(stage.crm.asked.length).toBe(from + 1);
  });

  it('back: the CRM’s own status, its patience, and its words as JSON', async () => {
    stage.crm.break('limited');
    const hasty = await stage.ask(gateway, bearer);
    expect([hasty.status, hasty.headers.get('retry-after')]).toEqual([429, '7']);
    expect(JSON.stringify(await hasty.json())).toMatch(/RATE_LIMIT|TOO_MANY/u);
    stage.crm.break('failing');
    expect((await stage.ask(gateway, bearer)).status).toBe(500);
    stage.crm.break('page');
    const page = await stage.ask(gateway, bearer);
    expect(page.headers.get('content-type')).toBe('application/json');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    stage.crm.break('redirect');
    expect((await stage.ask(gateway, bearer)).status).toBe(503);
  });

  it('D4: no secret, no token and no number in any reply or line of the log', async () => {
    const replies: string[] = [];
    const note = async (answer: Promise<Response>): Promise<void> => {
      const reply = await answer;
      replies.push(JSON.stringify([...reply.headers]), await reply.text());
    };
    const faults = ['limited', 'failing', 'page', 'cut', 'redirect', 'wrong-shape'] as const;
    for (const fault of [...faults, undefined]) {
      stage.crm.break(fault);
      await note(stage.ask(gateway, bearer));
      await note(stage.ask(gateway, bearer, ['GET', `/crm/v8/${NUMBER}/${bearer}`]));
    }
    expect(replies.length).toBe(28);
    const log = gateway.log.join('');
    expect(log).toContain(`"route":"/crm/${name}/*"`);
    expect(log).toContain(`"action":"${name}: search contacts"`);
    for (const secret of [APP.secret, 'token-1', bearer, ...stage.oauth.refreshTokens]) {
      expect(replies.join('')).not.toContain(secret);
      expect(log).not.toContain(secret);
    }
    for (const private_ of [NUMBER, REQUESTS[name].email, REQUESTS[name].subject]) {
      expect(log).not.toContain(private_);
    }
  });
});

it('D4: an answer with the CRM’s own token in it is none', async () => {
  const stage = await startStage('hubspot');
  const echo = await serve((request, response) => {
    const heard = request.headers.authorization;
    send(response, 'json', JSON.stringify({ results: [], heard }));
  });
  const app = { endpoints: { oauth: stage.oauth.url, api: echo.url } };
  const gateway = await stage.gateway({ app });
  const { access_token } = await stage.connecting(gateway).signIn();
  const answer = await stage.ask(gateway, access_token);
  expect(answer.status).toBe(503);
  expect(await answer.text()).not.toContain('token-1');
  await Promise.all([stage.stop(), echo.stop()]);
});
