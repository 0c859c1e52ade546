import type * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Gateway, GatewayRequest } from './ask-gateway';
import type { GatewayAnswer } from './gateway-answer';
import { softphoneApi } from './softphone-api';

const OURS = { provider: 'hosted', hostedUrl: '', gateway: 'https://gateway.example' } as const;

function gatewayThat(says: GatewayAnswer<unknown>) {
  const asked: GatewayRequest[] = [];
  const gateway: Pick<Gateway, 'ask'> = {
    ask: <T>(request: GatewayRequest, _schema: v.GenericSchema<unknown, T>) => {
      asked.push(request);
      return Promise.resolve(says as GatewayAnswer<T>);
    },
  };
  return { gateway, asked };
}

const request = { action: 'MakeCall', request: { callee: '1001' } };

describe('a hosted page’s request', () => {
  it('goes to the gateway as it is, and the reply back', async () => {
    const t = gatewayThat({ ok: true, value: { code: 'OK' } });
    expect(await softphoneApi(t.gateway, OURS, request)).toEqual({ reply: { code: 'OK' } });
    expect(t.asked).toEqual([{ path: '/softphone/api?action=MakeCall', body: { callee: '1001' } }]);
  });

  it('for new credentials is given those alone', async () => {
    const t = gatewayThat({ ok: true, value: { page: '/x/', credentials: { token: 't' } } });
    const asked = { action: 'softphone-session', request: { ignored: true } };
    expect(await softphoneApi(t.gateway, OURS, asked)).toEqual({ reply: { token: 't' } });
    expect(t.asked).toEqual([{ path: '/softphone/session', body: {} }]);
  });

  it('that is refused is told why, in the vendor’s words, too', async () => {
    const vendor = { code: 'UserBusy' };
    const t = gatewayThat({ ok: false, error: 'vendor-refused', vendor, retryAfterS: 7 });
    const error = { code: 'vendor-refused', vendor };
    expect(await softphoneApi(t.gateway, OURS, request)).toEqual({ error });
  });

  it.each([
    { ...OURS, hostedUrl: 'https://elsewhere.example/softphone' },
    { ...OURS, hostedUrl: 'https://gateway.example.evil/softphones/x/' },
    { ...OURS, gateway: '' },
    { ...OURS, provider: 'sip' as const },
  ])('of a page that is not the gateway’s goes nowhere: %j', async (chosen) => {
    const t = gatewayThat({ ok: true, value: 'secret' });
    expect(await softphoneApi(t.gateway, chosen, request)).toEqual({
      error: { code: 'not-set-up' },
    });
    expect(t.asked).toEqual([]);
  });

  it('of a page that stands on it by address goes there', async () => {
    const t = gatewayThat({ ok: true, value: 1 });
    const chosen = { ...OURS, hostedUrl: 'https://gateway.example/softphones/aliyun-ccc/' };
    expect(await softphoneApi(t.gateway, chosen, request)).toEqual({ reply: 1 });
  });
});
