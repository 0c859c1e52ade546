import * as v from 'valibot';
import { plainText } from '../../plain-text';
import type {
  DirectoryAnswer,
  DirectoryChange,
  DirectoryEntry,
  DirectoryFault,
  DirectoryKind,
} from '../../snapshot/directory';
import type { Gateway } from './ask-gateway';
import type { GatewayAnswer, GatewayFault } from './gateway-answer';

const text = v.pipe(
  v.string(),
  v.transform((said) => plainText(said)),
);
const entry = v.object({
  // Sent back as it came.
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
  name: text,
  address: v.optional(text),
  state: v.optional(text),
  fields: v.optional(v.record(v.string(), v.pipe(v.string(), v.maxLength(512)))),
});

type Asked = Pick<Gateway, 'ask'>;

/** All of a kind, as the gateway shows them to whoever is signed in. */
export async function listDirectory(
  gateway: Asked,
  kind: DirectoryKind,
): Promise<DirectoryAnswer<readonly DirectoryEntry[]>> {
  const path = `/directory?kind=${kind}`;
  const answer = told(await gateway.ask({ path }, v.object({ entries: v.array(entry) })));
  return answer.ok ? { ok: true, value: answer.value.entries } : answer;
}

/** Creates, changes or removes one; the gateway lets admins alone do it. */
export async function changeDirectory(
  gateway: Asked,
  change: DirectoryChange,
): Promise<DirectoryAnswer<void>> {
  const answer = told(await gateway.ask({ path: '/directory', body: change }, v.unknown()));
  return answer.ok ? { ok: true, value: undefined } : answer;
}

function told<T>(answer: GatewayAnswer<T>): DirectoryAnswer<T> {
  if (answer.ok) return answer;
  const { code = '', message = '' } = answer.vendor ?? {};
  const said = plainText([code, message].filter(Boolean).join(': '));
  return { ok: false, error: faultOf(answer.error), ...(said === '' ? {} : { said }) };
}

function faultOf(fault: GatewayFault): DirectoryFault {
  switch (fault) {
    case 'unauthorised':
    case 'signed-out':
    case 'forbidden':
      return 'forbidden';
    case 'request-invalid':
      return 'invalid';
    case 'vendor-refused':
    case 'vendor-denied':
    case 'not-found':
    case 'not-supported':
      return 'refused';
    default:
      return 'failed';
  }
}
