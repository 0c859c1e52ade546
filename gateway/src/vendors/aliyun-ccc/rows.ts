import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';

/** The vendor's samples quote numbers and booleans; both forms are read. */
export const text = v.optional(
  v.pipe(
    v.nullish(v.union([v.string(), v.number(), v.boolean()])),
    v.transform((value) => (value === null || value === undefined ? '' : String(value))),
  ),
  '',
);
export const time = v.pipe(
  text,
  v.transform((value) => (/^\d+$/u.test(value) ? Number(value) : undefined)),
);
export const truth = v.pipe(
  text,
  v.transform((value) => value === 'true'),
);

/** A page of a list; a list of one stands there without brackets in the vendor's own samples. */
const paged = v.object({
  List: v.optional(
    v.pipe(
      v.nullish(v.union([v.array(v.unknown()), v.record(v.string(), v.unknown())])),
      v.transform((list) => (list ? [list].flat() : [])),
    ),
    [],
  ),
});

/**
 * The rows of `Data` of a reply of 2.x.
 *
 * @throws {GatewayFault} `vendor-failed` for what cannot be read
 */
export function rowsOf<Row>(
  reply: { readonly Data?: unknown },
  row: v.GenericSchema<unknown, Row>,
): Row[] {
  return readAs(v.array(row), readAs(paged, reply.Data).List);
}

/** @throws {GatewayFault} `vendor-failed` for what is not as it was published */
export function readAs<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const read = v.safeParse(schema, value);
  if (read.success) return read.output;
  const where = read.issues.map((issue) => v.getDotPath(issue) ?? '?').join(', ');
  throw new GatewayFault('vendor-failed', { cause: `not as published: ${where}` });
}
