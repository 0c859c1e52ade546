import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineToHub } from '../messaging/engine-protocol';
import { ApiDesk } from './api-desk';

const request = { action: 'MakeCall', request: { callee: '1001' } };

function desk() {
  const sent: EngineToHub[] = [];
  let ids = 0;
  return {
    sent,
    desk: new ApiDesk(
      (message) => sent.push(message),
      () => `a${(ids += 1)}`,
    ),
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a request to the gateway', () => {
  it('is sent under an id, and its first answer counts', async () => {
    const t = desk();
    const answer = t.desk.ask(request);
    expect(t.sent).toEqual([{ type: 'api?', id: 'a1', ...request }]);
    t.desk.answer('another', { reply: 1 });
    t.desk.answer('a1', { reply: 2 });
    t.desk.answer('a1', { reply: 3 });
    expect(await answer).toEqual({ reply: 2 });
  });

  it('is marked when it is put to another worker, which must not do it twice', async () => {
    const t = desk();
    const answer = t.desk.ask(request);
    t.desk.again();
    expect(t.sent[1]).toEqual({ type: 'api?', id: 'a1', ...request, again: true });
    t.desk.answer('a1', { error: { code: 'unreachable' } });
    t.desk.again();
    expect(t.sent).toHaveLength(2);
    expect(await answer).toEqual({ error: { code: 'unreachable' } });
  });

  it('that nobody answers was not reached', async () => {
    const t = desk();
    const answer = t.desk.ask(request);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await answer).toEqual({ error: { code: 'unreachable' } });
  });
});
