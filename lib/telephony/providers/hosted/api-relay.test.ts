import { describe, expect, it } from 'vitest';
import type { ApiAnswer, ApiRequest } from '../../api';
import { ApiRelay } from './api-relay';
import type { ToSoftphone } from './protocol';

const request = { action: 'MakeCall', request: { callee: '1001' } };

function relay() {
  const said: ToSoftphone[] = [];
  const asked: {
    readonly request: ApiRequest;
    readonly resolve: (answer: ApiAnswer) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  const made = new ApiRelay({
    say: (message) => said.push(message),
    api: (one) =>
      new Promise((resolve, reject) => {
        asked.push({ request: one, resolve, reject });
      }),
  });
  return { said, asked, relay: made };
}

describe('requests of a hosted page', () => {
  it('go to the gateway once under an id, and the reply to the page', async () => {
    const t = relay();
    const both = [t.relay.ask('1', request), t.relay.ask('1', request)];
    expect(t.asked.map((one) => one.request)).toEqual([request]);
    t.asked[0]?.resolve({ reply: { code: 'OK' } });
    await Promise.all(both);
    expect(t.said).toEqual([{ type: 'api-answer', id: '1', reply: { code: 'OK' } }]);
  });

  it('are told why they came to nothing', async () => {
    const t = relay();
    const asked = t.relay.ask('1', request);
    t.asked[0]?.reject(new Error('the engine is gone'));
    await asked;
    expect(t.said).toEqual([{ type: 'api-answer', id: '1', error: { code: 'unreachable' } }]);
  });

  it('are refused when there are too many at once', async () => {
    const t = relay();
    for (let n = 0; n < 17; n += 1) void t.relay.ask(String(n), request);
    await Promise.resolve();
    expect(t.asked).toHaveLength(16);
    expect(t.said).toEqual([
      { type: 'api-answer', id: '16', error: { code: 'too-many-requests' } },
    ]);
  });

  it('of a page that is gone are answered to nobody', async () => {
    const t = relay();
    const asked = t.relay.ask('1', request);
    t.relay.forget();
    t.asked[0]?.resolve({ reply: 'secret of the former page' });
    await asked;
    expect(t.said).toEqual([]);
  });
});
