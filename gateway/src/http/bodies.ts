import * as v from 'valibot';
import { GatewayFault } from '../gateway-fault';
import type { Asked } from './environment';

/** @throws {GatewayFault} `request-invalid` for what is not of the schema */
export function read<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [{ path }] = result.issues;
  const where = path?.map(({ key }) => String(key)).join('.');
  throw new GatewayFault('request-invalid', { cause: `at ${where ?? 'the body'}` });
}

const anyObject = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** The body as a JSON object; an empty body is an empty one. */
export async function jsonBody(asked: Asked): Promise<Readonly<Record<string, unknown>>> {
  return jsonObject(await asked.req.text());
}

/** @throws {GatewayFault} `request-invalid` */
export function jsonObject(text: string): Readonly<Record<string, unknown>> {
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GatewayFault('request-invalid', { cause });
  }
  return read(anyObject, value);
}
