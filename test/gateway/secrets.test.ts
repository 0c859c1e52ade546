import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GatewayFault } from '../../gateway/src/gateway-fault';
import { Secret } from '../../gateway/src/secret';
import type { CallCentre } from '../../gateway/src/vendors/call-centre';
import { freshKey, settings, startGateway, tenant, type Gateway } from './harness/gateway';
import { startIssuer, type Issuer } from './harness/issuer';
import { startVendor, type OtherServer } from './harness/vendor';

const seal = freshKey();
const storage = freshKey();
const vendorSecret = new Secret('canary-vendor-secret-0001');
const introspectionSecret = new Secret('canary-introspection-secret');
const NUMBER = '13800138000';
const SECRETS = [seal, storage, vendorSecret, introspectionSecret].map((one) => one.reveal());

let issuer: Issuer;
let vendor: OtherServer;
let gateway: Gateway;
beforeAll(async () => {
  [issuer, vendor] = await Promise.all([startIssuer(), startVendor()]);
  const centre: Partial<CallCentre> = {
    can: new Set(['forward', 'calls', 'recordings']),
    forward: (_, action) => {
      const secret = vendorSecret.reveal();
      if (action === 'Crash') throw new TypeError(`cannot sign with ${secret} for ${NUMBER}`);
      if (action === 'Deny') {
        throw new GatewayFault('vendor-denied', {
          cause: new Error(`accessKeySecret=${secret}`),
          vendor: { code: 'InvalidAccessKeyId.NotFound', message: 'no such key', requestId: 'r-1' },
        });
      }
      if (action === 'Why')
        throw new GatewayFault('forbidden', { cause: `no ${NUMBER} ${secret}` });
      return Promise.resolve({ settings: { key: vendorSecret, said: String(vendorSecret) } });
    },
    calls: () => Promise.resolve({ calls: [] }),
    recording: () =>
      Promise.resolve({ url: `${vendor.url}/rec?Signature=${vendorSecret.reveal()}` }),
  };
  gateway = await startGateway(
    settings(
      [
        tenant(issuer, centre, {
          origins: [vendor.url],
          identity: {
            tokens: 'introspection',
            issuer: issuer.issuer,
            audience: 'sidetone',
            clientId: 'gateway',
            clientSecret: introspectionSecret,
            origins: [],
          },
        }),
      ],
      { sealKeys: [{ id: 'one', key: seal }], storageKey: storage },
    ),
  );
});
afterAll(() => Promise.all([gateway, issuer, vendor].map((each) => each.stop())));

it('D4: no secret, no token and no number in any reply or line of the log', async () => {
  const bearer = 'canary-bearer-of-edward-0001';
  issuer.opaque.set(bearer, { sub: 'edward-canary-subject', aud: 'sidetone', name: 'Edward' });
  vendor.on('/broken', (_, response) => response.writeHead(500).end(vendorSecret.reveal()));
  const post = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });
  const asks: [string, RequestInit?][] = [
    ['/session'],
    ['/softphone/session', post({})],
    ...['Fine', 'Crash', 'Deny', 'Why'].map((action): [string, RequestInit] => [
      `/softphone/api?action=${action}`,
      post({ Callee: NUMBER }),
    ]),
    ['/softphone/api?action=<bad>', post({})],
    ['/aliyun-ccc/api?action=X', { method: 'POST', body: new URLSearchParams({ request: '{' }) }],
    ['/calls?from=1&to=2'],
    [`/calls?from=${NUMBER}&to=x`],
    [`/calls/${NUMBER}/recording`],
    [`/calls/${NUMBER}/transcript`],
    ['/directory?kind=agents'],
    ['/directory', post({ kind: 'agents', do: 'create' })],
    ['/sip/credentials', post({})],
    [`/${NUMBER}/${bearer}`],
    ['/healthz'],
    ['/readyz'],
    ['/metrics'],
  ];
  const replies: string[] = [];
  for (const [path, init] of asks) {
    for (const token of [bearer, `${bearer}-false`, undefined]) {
      const reply = await gateway.ask(path, token, init);
      replies.push(JSON.stringify([...reply.headers]), await reply.text());
    }
  }
  expect(replies.length).toBeGreaterThan(100);
  expect(replies.join('')).toContain('InvalidAccessKeyId.NotFound');
  expect(vendor.requests.length).toBeGreaterThan(0);

  const log = gateway.log.join('');
  expect(log).toContain('"action":"Crash"');
  expect(log).toContain('"error":"gateway-failed"');
  expect(log).toContain('"route":"/calls/:id/recording"');
  for (const secret of [...SECRETS, bearer]) {
    expect(replies.join('')).not.toContain(secret);
    expect(log).not.toContain(secret);
    expect(log).not.toContain(Buffer.from(secret).toString('base64').slice(4, 20));
  }
  for (const private_ of [NUMBER, 'edward-canary-subject', 'Edward'])
    expect(log).not.toContain(private_);
  // What the log does say is of its own fields alone.
  const fields = new Set(gateway.log.flatMap((line) => Object.keys(JSON.parse(line) as object)));
  expect([...fields].sort()).toEqual(
    [
      ...['action', 'agent', 'at', 'error', 'level', 'method', 'ms', 'msg', 'requestId', 'route'],
      ...['status', 'tenant', 'time', 'vendorCode', 'vendorRequestId', 'why'],
    ].sort(),
  );
});
describe('D4: the metrics', () => {
  it('D4: are for this machine, and not by way of a proxy', async () => {
    expect((await gateway.ask('/metrics')).status).toBe(200);
    const proxied = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    expect((await gateway.ask('/metrics', undefined, proxied)).status).toBe(404);
  });
});
