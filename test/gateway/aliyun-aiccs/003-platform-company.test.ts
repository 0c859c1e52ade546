import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenant } from '../../../gateway/src/configuration/tenant';
import type { Site } from '../../../demo/http';
import { rigAiccs, SECRETS, type AiccsRig } from '../../peers/aliyun-aiccs/tenant';
import { settings, startGateway, told, type Gateway } from '../harness/gateway';
import { startIssuer, type Issuer } from '../harness/issuer';
import { SOUND, startRecordings } from '../../peers/vendors/recordings';

let issuer: Issuer;
let recordings: Site;
let acme: AiccsRig;
let beta: AiccsRig;
let gateway: Gateway;

/** A platform company's customers share its identity provider; a claim tells whose an agent is. */
const customer = (id: string, { written, peer }: AiccsRig) =>
  v.parse(tenant, {
    id,
    identity: {
      ...{ tokens: 'jwt', issuer: issuer.issuer, audience: 'sidetone' },
      where: { claim: 'company', is: id },
    },
    agents: { vendorUser: 'email', admin: 'admins' },
    callCentre: {
      ...{ vendor: 'aliyun-aiccs', ...written },
      endpoints: { signIn: peer.url, openApi: peer.url, recordings: recordings.url },
    },
  });

beforeAll(async () => {
  [issuer, recordings, acme] = await Promise.all([startIssuer(), startRecordings(), rigAiccs()]);
  beta = await rigAiccs((token) => betaTokens.get(token));
  acme.peer.calls.checkIn('ada@acme');
  gateway = await startGateway(settings([customer('acme', acme), customer('beta', beta)]));
});
afterAll(() =>
  Promise.all([gateway.stop(), acme.stop(), beta.stop(), recordings.stop(), issuer.stop()]),
);

/** Beta's vendor asks the identity provider whose a token is; this is what it is told. */
const betaTokens = new Map<string, string>();
const bearer = (company: string, email: string, roles: string[] = []): Promise<string> =>
  issuer.token({ sub: `${company}/${email}`, company, email, roles });
const json = { 'content-type': 'application/json' };
const post = (path: string, token: string, body: unknown = {}) =>
  gateway.ask(path, token, { method: 'POST', headers: json, body: JSON.stringify(body) });

type Started = { page: string; credentials: { instanceId: string; token: string } };
const start = (token: string) => told(post('/softphone/session', token)) as Promise<Started>;

describe('003 a platform company, through the gateway', () => {
  it('JWT mode, from sign-in to call record, recording, and the next token', async () => {
    const ada = await bearer('acme', 'ada@acme');
    expect(await told(gateway.ask('/session', ada))).toMatchObject({
      ...{ tenant: 'acme', callCentre: { vendor: 'aliyun-aiccs' } },
    });
    const { page, credentials } = await start(ada);
    expect(page).toBe('/softphones/aliyun-aiccs/');
    const { calls, centre, tokens } = acme.peer;
    expect(tokens.accountOf(credentials.token, 'hotline')).toBe('ada@acme');
    expect(await told(post('/softphone/api?action=ListSkillGroup', ada))).toMatchObject({
      Data: [{ Name: 'Sales' }],
    });

    const { acid } = calls.dial('ada@acme', '13188888888', '05710000001');
    calls.establish(acid);
    calls.hangUp(acid, 'agent');
    const span = `from=${Date.now() - 3_600_000}&to=${Date.now() + 60_000}`;
    expect(await told(gateway.ask(`/calls?${span}`, ada))).toMatchObject({
      calls: [{ id: acid, number: '13188888888', agent: 'Ada' }],
    });

    centre.recordings.set(acid, `${recordings.url}/1.wav`);
    const whole = await gateway.ask(`/calls/${acid}/recording`, ada);
    expect(whole.headers.get('content-type')).toBe('audio/wav');
    expect(Buffer.from(await whole.arrayBuffer()).equals(SOUND)).toBe(true);
    const range = { headers: { range: 'bytes=10-19' } };
    const piece = await gateway.ask(`/calls/${acid}/recording`, ada, range);
    expect(piece.status).toBe(206);
    expect(Buffer.from(await piece.arrayBuffer()).equals(SOUND.subarray(10, 20))).toBe(true);

    tokens.expireAll();
    expect(tokens.accountOf(credentials.token, 'hotline')).toBeUndefined();
    const next = await start(ada);
    expect(tokens.accountOf(next.credentials.token, 'hotline')).toBe('ada@acme');
  });

  it("OAuth mode: the agent's own bearer is the subject token", async () => {
    const token = await bearer('beta', 'bob@acme');
    betaTokens.set(token, 'bob@acme');
    const { credentials } = await start(token);
    expect(beta.peer.tokens.accountOf(credentials.token, 'hotline')).toBe('bob@acme');
    expect(acme.peer.tokens.accountOf(credentials.token, 'hotline')).toBeUndefined();
  });

  it('an admin makes an agent, who then signs in; an agent may not', async () => {
    const wanted = {
      ...{ kind: 'agents', do: 'create' },
      fields: { loginName: 'new@acme', name: 'New', skillGroups: '' },
    };
    const agent = await bearer('acme', 'ada@acme');
    expect(await told(post('/directory', agent, wanted))).toEqual([403, 'forbidden']);
    const admin = await bearer('acme', 'ada@acme', ['admins']);
    expect(await told(post('/directory', admin, wanted))).toMatchObject({ id: 'new@acme' });
    const session = await start(await bearer('acme', 'new@acme'));
    expect(acme.peer.tokens.accountOf(session.credentials.token, 'hotline')).toBe('new@acme');
  });

  it("one customer's admin reaches nothing of another's", async () => {
    const before = beta.peer.heard.entries.length;
    const admin = await bearer('acme', 'ada@acme', ['admins']);
    await told(gateway.ask('/directory?kind=agents', admin));
    await told(post('/softphone/api?action=ListSkillGroup', admin, { InstanceId: 'of-beta' }));
    expect(beta.peer.heard.entries).toHaveLength(before);
    const stranger = await bearer('gamma', 'ada@acme', ['admins']);
    expect(await told(gateway.ask('/session', stranger))).toMatchObject([401, 'unauthorised']);
  });

  it('D4: no secret, token or number in the log', () => {
    const log = gateway.log.join('');
    expect(log).not.toBe('');
    const forbidden = [...Object.values(SECRETS), '13188888888', 'eyJ', 'PRIVATE KEY'];
    for (const one of forbidden) expect(log).not.toContain(one);
  });
});
