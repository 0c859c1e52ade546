import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { GatewayAnswer } from './gateway-answer';
import { recordingPart, vendorCalls } from './vendor-calls';

function gatewayWith(pages: readonly unknown[]) {
  const asked: string[] = [];
  return {
    asked,
    ask: <T>({ path }: { path: string }, schema: v.GenericSchema<unknown, T>) => {
      const body = pages[Math.min(asked.length, pages.length - 1)];
      asked.push(path);
      const parsed = v.safeParse(schema, body);
      const answer: GatewayAnswer<T> = parsed.success
        ? { ok: true, value: parsed.output }
        : { ok: false, error: 'answer-invalid' };
      return Promise.resolve(answer);
    },
  };
}

const call = { id: 'v1', direction: 'incoming', number: '02151234567', startedAt: 1_000 };
const range = { from: 0, to: 9_000 };

describe('the vendor’s own records', () => {
  it('come page by page, in our own words', async () => {
    const gateway = gatewayWith([
      { calls: [{ ...call, answeredAt: 2_000, endedAt: 5_000, hasRecording: true }], next: 'p 2' },
      { calls: [{ ...call, id: 'v2', direction: 'internal', hasRecording: false }] },
    ]);
    expect(await vendorCalls(gateway, range)).toEqual({
      ok: true,
      value: [
        {
          id: 'v1',
          direction: 'incoming',
          number: call.number,
          at: 1_000,
          talked: 3_000,
          recording: 'v1',
        },
        { id: 'v2', direction: 'outgoing', number: call.number, at: 1_000, talked: undefined },
      ],
    });
    expect(gateway.asked).toEqual(['/calls?from=0&to=9000', '/calls?from=0&to=9000&page=p+2']);
  });

  it.each([
    ['are no records', [{ calls: [{ ...call, startedAt: 'today', hasRecording: true }] }]],
    ['have no end', [{ calls: [], next: 'more' }]],
  ])('that %s are none', async (_what, pages) => {
    expect(await vendorCalls(gatewayWith(pages), range)).toEqual({ ok: false, error: 'failed' });
  });
});

describe('a recording', () => {
  const heard: unknown[] = [];
  const gateway = (headers: Record<string, string>) => ({
    bytes: (request: unknown) => {
      heard.push(request);
      const value = { headers: new Headers(headers), bytes: new TextEncoder().encode('abc') };
      return Promise.resolve({ ok: true as const, value });
    },
  });

  it('comes in parts, each from where the last one ended', async () => {
    const told = { 'content-range': 'bytes 3-5/6', 'content-type': 'audio/wav' };
    expect(await recordingPart(gateway(told), 'a/b?', 3)).toEqual({
      ok: true,
      value: { data: btoa('abc'), size: 6, type: 'audio/wav' },
    });
    expect(heard).toEqual([{ path: '/calls/a%2Fb%3F/recording', range: [3, 1_048_578] }]);
    expect(await recordingPart(gateway(told), 'a', 0)).toEqual({ ok: false, error: 'failed' });
  });

  it('may come whole, and is sound whatever it says it is', async () => {
    expect(await recordingPart(gateway({ 'content-type': 'text/html' }), 'a', 0)).toEqual({
      ok: true,
      value: { data: btoa('abc'), size: 3, type: 'audio/mpeg' },
    });
    expect(await recordingPart(gateway({}), 'a', 3)).toEqual({ ok: false, error: 'failed' });
  });
});
