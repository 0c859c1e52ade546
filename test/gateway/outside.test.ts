import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Outside } from '../../gateway/src/outside';
import { settings, startGateway, tenant, told, type Gateway } from './harness/gateway';
import { startIssuer, type Issuer } from './harness/issuer';
import { startVendor, type OtherServer } from './harness/vendor';

let issuer: Issuer;
let vendor: OtherServer;
let inside: OtherServer;
let gateway: Gateway;
beforeAll(async () => {
  [issuer, vendor, inside] = await Promise.all([startIssuer(), startVendor(), startVendor()]);
  const centre = {
    can: new Set(['recordings'] as const),
    recording: (_: unknown, id: string) =>
      Promise.resolve({ url: { ours: `${vendor.url}/rec` }[id] ?? decodeURIComponent(id) }),
  };
  gateway = await startGateway(settings([tenant(issuer, centre, { origins: [vendor.url] })]));
});
afterAll(() => Promise.all([gateway, issuer, vendor, inside].map((each) => each.stop())));

/** Where a request must never go, written in all the ways that a host can be written. */
function payloads(): string[] {
  const port = new URL(inside.url).port;
  const vendorHost = new URL(vendor.url).host;
  const hosts = [
    ...[
      'localhost',
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f000001',
      '0177.0.0.1',
      '0',
      '0.0.0.0',
    ],
    ...[
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[0:0:0:0:0:ffff:7f00:1]',
      '127.0.0.1.',
      'localhost.',
    ],
    ...['①②⑦.⓪.⓪.①', 'LOCALHOST', '127.0.0.1%2f', 'localtest.me', '[::ffff:7f00:1]', '127.000.0.1'],
  ].map((host) => `http://${host}:${port}/`);
  const elsewhere = [
    ...[
      '169.254.169.254/latest/meta-data/',
      '[fd00:ec2::254]/',
      '100.100.100.200/latest/meta-data/',
    ],
    ...[
      '10.0.0.1/',
      '192.168.0.1/',
      '172.16.0.1/',
      '[fe80::1]/',
      '[fc00::1]/',
      'metadata.google.internal/',
    ],
  ].flatMap((rest) => [`http://${rest}`, `https://${rest}`]);
  const tricks = [
    `http://${vendorHost}@localhost:${port}/`,
    `http://${vendorHost}:x@127.0.0.1:${port}/`,
    `http://localhost:${port}/#@${vendorHost}`,
    `http://localhost:${port}/?${vendor.url}`,
    `http://localhost:${port}\\@${vendorHost}/`,
    `http://${vendorHost}.evil.test/`,
    `https://${vendorHost}/`,
    `//localhost:${port}/`,
    `http:localhost:${port}/`,
    `http:///localhost:${port}/`,
    `HTTP://LOCALHOST:${port}/`,
    `\thttp://localhost:${port}/`,
    `http://local\nhost:${port}/`,
    ...[
      'file:///etc/passwd',
      'data:text/plain,x',
      'blob:null/x',
      'ftp://localhost/',
      'gopher://localhost/',
    ],
    ...[
      'javascript:1',
      'about:blank',
      'ws://localhost/',
      'unix:/var/run/docker.sock',
      '',
      'x',
      '/',
      '..',
    ],
  ];
  return [...hosts, ...elsewhere, ...tricks];
}

describe('the only way out', () => {
  it('D1: leads to the configured origins, however another is written', async () => {
    const all = payloads();
    expect(all.length).toBeGreaterThanOrEqual(60);
    const outside = new Outside([vendor.url]);
    const { signal } = new AbortController();
    for (const url of all) await expect(outside.ask(url, {}, signal), url).rejects.toThrow();
    expect(inside.requests).toEqual([]);
    expect(await outside.ask(`${vendor.url}/fine`, {}, signal)).toMatchObject({ status: 200 });
  });

  it('D1: nor does it follow where a vendor sends it', async () => {
    const outside = new Outside([vendor.url]);
    for (const status of [301, 302, 303, 307, 308]) {
      vendor.on('/away', (_, response) =>
        response.writeHead(status, { location: `${inside.url}/secret` }).end(),
      );
      const answer = await outside.ask(`${vendor.url}/away`, {}, new AbortController().signal);
      expect(answer.status).toBe(status);
    }
    expect(inside.requests).toEqual([]);
  });

  it('D1: a recording said to be elsewhere is not fetched, and one that moves is not followed', async () => {
    const token = await issuer.token();
    const url = encodeURIComponent(encodeURIComponent(`${inside.url}/secret`));
    expect(await told(gateway.ask(`/calls/${url}/recording`, token))).toEqual([
      500,
      'gateway-failed',
    ]);
    vendor.on('/rec', (_, response) =>
      response.writeHead(302, { location: `${inside.url}/secret` }).end(),
    );
    expect(await told(gateway.ask('/calls/ours/recording', token))).toEqual([503, 'vendor-failed']);
    expect(inside.requests).toEqual([]);
  });

  it('plays a recording by ranges, and tells neither its address nor the vendor’s headers', async () => {
    const sound = Buffer.from('RIFF0123456789');
    vendor.on('/rec', (request, response) => {
      const [, from = '0', to = '13'] =
        /^bytes=(\d+)-(\d+)$/u.exec(request.headers.range ?? '') ?? [];
      const piece = sound.subarray(Number(from), Number(to) + 1);
      response.writeHead(request.headers.range === undefined ? 200 : 206, {
        'content-type': 'audio/x-wav',
        'content-length': piece.length,
        'content-range': `bytes ${from}-${to}/14`,
        'accept-ranges': 'bytes',
        'set-cookie': 'vendor=1',
        server: 'oss',
      });
      response.end(piece);
    });
    const token = await issuer.token();
    const piece = await gateway.ask('/calls/ours/recording', token, {
      headers: { range: 'bytes=4-7' },
    });
    expect([piece.status, await piece.text()]).toEqual([206, '0123']);
    expect(piece.headers.get('content-range')).toBe('bytes 4-7/14');
    expect(piece.headers.get('content-type')).toBe('audio/x-wav');
    expect([...piece.headers.keys()]).not.toContain('set-cookie');
    expect(JSON.stringify([...piece.headers])).not.toContain(new URL(vendor.url).host);
    const whole = await gateway.ask('/calls/ours/recording', token);
    expect([whole.status, await whole.text()]).toEqual([200, sound.toString()]);
    expect(vendor.requests.at(-1)?.headers.authorization).toBeUndefined();
  });
});
