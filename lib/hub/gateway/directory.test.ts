import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { changeDirectory, listDirectory } from './directory';
import type { GatewayAnswer, GatewayFault } from './gateway-answer';

function gatewayThat(says: unknown, fault?: GatewayFault) {
  const asked: object[] = [];
  return {
    asked,
    ask: <T>(request: object, schema: v.GenericSchema<unknown, T>): Promise<GatewayAnswer<T>> => {
      asked.push(request);
      const vendor = { code: 'Duplicate', message: 'taken' };
      if (fault) return Promise.resolve({ ok: false, error: fault, vendor });
      return Promise.resolve({ ok: true, value: v.parse(schema, says) });
    },
  };
}

describe('the call centre’s directory', () => {
  it('is listed by kind, as plain text, with ids as they came', async () => {
    const entries = [
      { id: 'a\u202Eb', name: 'Ada\u202E\nLee', kind: 'agents', fields: { a: '1' } },
    ];
    const gateway = gatewayThat({ entries });
    expect(await listDirectory(gateway, 'agents')).toEqual({
      ok: true,
      value: [{ id: 'a\u202Eb', name: 'Ada Lee', fields: { a: '1' } }],
    });
    expect(gateway.asked).toEqual([{ path: '/directory?kind=agents' }]);
  });

  it('is changed by what the form says', async () => {
    const gateway = gatewayThat({});
    const body = { kind: 'numbers', do: 'remove', id: '7', fields: {} } as const;
    expect(await changeDirectory(gateway, body)).toEqual({ ok: true, value: undefined });
    expect(gateway.asked).toEqual([{ path: '/directory', body }]);
  });

  it.each<[GatewayFault, string]>([
    ['forbidden', 'forbidden'],
    ['request-invalid', 'invalid'],
    ['vendor-refused', 'refused'],
    ['unreachable', 'failed'],
  ])('%s is told as %s, with the vendor’s own words', async (fault, error) => {
    expect(await listDirectory(gatewayThat(null, fault), 'agents')).toEqual({
      ok: false,
      error,
      said: 'Duplicate: taken',
    });
  });
});
