import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tenant } from '../../../gateway/src/configuration/tenant';
import type { Site } from '../../../demo/http';
import { rigTccc, SECRET_KEY, type TcccRig } from '../../peers/tencent-tccc/tenant';
import { settings, startGateway, told, type Gateway } from '../harness/gateway';
import { startIssuer, type Issuer } from '../harness/issuer';
import { SOUND, startRecordings } from '../../peers/vendors/recordings';

let issuer: Issuer;
let recordings: Site;
let tccc: TcccRig;
let gateway: Gateway;

beforeAll(async () => {
  [issuer, recordings, tccc] = await Promise.all([startIssuer(), startRecordings(), rigTccc()]);
  const acme = v.parse(tenant, {
    id: 'acme',
    identity: { tokens: 'jwt', issuer: issuer.issuer, audience: 'sidetone' },
    agents: { vendorUser: 'email', admin: 'admins' },
    callCentre: {
      ...{ vendor: 'tencent-tccc', ...tccc.written },
      endpoints: { api: tccc.peer.url, recordings: recordings.url },
    },
  });
  gateway = await startGateway(settings([acme]));
});
afterAll(() => Promise.all([gateway.stop(), tccc.stop(), recordings.stop(), issuer.stop()]));

const bearer = (name: string, roles: string[] = []): Promise<string> =>
  issuer.token({ sub: name, email: `${name}@acme.example`, roles });
const post = (path: string, token: string, body: unknown = {}) =>
  gateway.ask(path, token, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify(body),
  });
type Started = { page: string; credentials: { sdkUrl: string; token: string; userId: string } };
const start = (token: string) => told(post('/softphone/session', token)) as Promise<Started>;

describe('004 the SDK of TCCC, through the gateway', () => {
  it('steps 1 to 10: who is not signed in gets nothing; an agent gets a login for one start', async () => {
    expect(await told(post('/softphone/session', 'nobody'))).toMatchObject([401, 'unauthorised']);
    expect(tccc.peer.heard.entries).toHaveLength(0);
    const ada = await bearer('ada');
    const { page, credentials } = await start(ada);
    expect(page).toBe('/softphones/tencent-tccc/');
    expect(credentials.userId).toBe('ada@acme.example');
    expect(tccc.peer.centre.redeem(credentials.token)?.name).toBe('Ada');
    expect(tccc.peer.centre.redeem(credentials.token)).toBeUndefined();
    expect((await start(ada)).credentials.token).not.toBe(credentials.token);
  });

  it('a call, its record, its recording by byte ranges, and what was said', async () => {
    const ada = await bearer('ada');
    const { calls, centre } = tccc.peer;
    const { sessionId } = calls.callIn('ada@acme.example', '008613199999999', '0086075500000001');
    calls.accept(sessionId);
    calls.hungUp(sessionId, 'user');
    centre.recordings.set(sessionId, `${recordings.url}/1.wav`);
    centre.transcripts.set(sessionId, [{ user: 'Ada', message: '您好' }]);
    tccc.clock.now = Date.now() + 1000;

    const span = `from=${Date.now() - 3_600_000}&to=${Date.now() + 2000}`;
    expect(await told(gateway.ask(`/calls?${span}`, ada))).toMatchObject({
      calls: [{ id: sessionId, direction: 'incoming', number: '008613199999999' }],
    });
    const range = { headers: { range: 'bytes=0-99' } };
    const piece = await gateway.ask(`/calls/${sessionId}/recording`, ada, range);
    expect(piece.status).toBe(206);
    expect(Buffer.from(await piece.arrayBuffer()).equals(SOUND.subarray(0, 100))).toBe(true);
    expect(await told(gateway.ask(`/calls/${sessionId}/transcript`, ada))).toEqual({
      lines: ['Ada: 您好'],
    });
    const bob = await bearer('bob');
    expect(await told(gateway.ask(`/calls/${sessionId}/recording`, bob))).toEqual([
      ...[404, 'not-found'],
    ]);
  });

  it('step 2: an admin makes an agent, who then signs in', async () => {
    const fields = { email: 'new@acme.example', name: 'New', staffNumber: '9' };
    const wanted = { kind: 'agents', do: 'create', fields };
    expect(await told(post('/directory', await bearer('ada'), wanted))).toEqual([403, 'forbidden']);
    const admin = await bearer('ada', ['admins']);
    expect(await told(post('/directory', admin, wanted))).toMatchObject({ id: fields.email });
    expect((await start(await bearer('new'))).credentials.userId).toBe(fields.email);
  });

  it("the vendor's refusal reaches an admin in its own words", async () => {
    const answer = await post('/softphone/session', await bearer('eve'));
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({
      ...{ error: 'vendor-denied', vendor: { code: 'InvalidParameterValue.AccountNotExist' } },
    });
  });

  it('D4: no key, token or number in the log', () => {
    const log = gateway.log.join('');
    expect(log).not.toBe('');
    for (const one of [SECRET_KEY, '13199999999', 'eyJ', 'cdn-go.cn'])
      expect(log).not.toContain(one);
  });
});
