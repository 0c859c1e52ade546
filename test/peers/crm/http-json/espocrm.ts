import { httpJson } from '../../../../lib/crm/connectors/http-json';
import { espoCrm } from '../../../../lib/crm/connectors/http-json/mappings/espocrm';
import { CrmServer, type Answer, type Asked } from '../server';
import type { CallThere, StandingCrm } from '../simulated-crm';

const ORIGIN = 'https://espo.example';
const ITEM = /^where\[0\]\[value\]\[(\d+)\]\[(type|attribute|value)\]$/u;
const CALL_FIELDS = 'name,status,direction,dateStart,dateEnd,description,contactsIds'.split(',');
const PLAIN_TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/u;

/** EspoCRM's REST API: `where` as its reference writes it, contacts and calls. */
export function simulatedEspo(): StandingCrm {
  const contacts: { id: string; name: string; phoneNumber: string | null }[] = [];
  const calls: CallThere[] = [];
  const handle = ({ method, path, query, body }: Asked): Answer => {
    if (method === 'GET' && path === '/api/v1/Contact') return search(query);
    if (method === 'POST' && path === '/api/v1/Call') return create(body);
    return { status: 404 };
  };
  const search = (query: URLSearchParams): Answer => {
    const wanted = equalsIn(query);
    if (!wanted) return { status: 400 };
    const list = contacts.filter(({ phoneNumber }) => wanted.includes(phoneNumber ?? '-'));
    return { status: 200, body: { total: list.length, list } };
  };
  const create = (body: unknown): Answer => {
    const call = body as Record<string, unknown>;
    const known = Object.keys(call).every((name) => CALL_FIELDS.includes(name));
    const timed = [call['dateStart'], call['dateEnd']].every((at) => PLAIN_TIME.test(String(at)));
    if (!known || !timed || call['status'] !== 'Held') return { status: 400 };
    calls.push({
      direction: call['direction'] === 'Inbound' ? 'incoming' : 'outgoing',
      text: call['description'] as string,
      contact: (call['contactsIds'] as readonly string[])[0],
    });
    return { status: 200, body: { id: `call${String(calls.length)}` } };
  };
  const server = new CrmServer({
    handle,
    authorization: (token) => ({ 'x-api-key': token }),
    error: () => undefined,
  });
  return {
    server,
    connector: httpJson(espoCrm(ORIGIN), server.accessAs(ORIGIN)),
    add: ({ name, mobile, phone }) => {
      const id = `67f0${String(contacts.length).padStart(13, '0')}`;
      contacts.push({ id, name, phoneNumber: mobile ?? phone ?? null });
      return id;
    },
    calls: () => calls,
    finds: ['+8613188888888', '8613188888888', '13188888888', '131 8888 8888', '+86 131 8888 8888'],
    recordHost: 'espo.example',
    onlyPhone: true,
  };
}

/** The values of `phoneNumber equals …`, any of them; `undefined` for any other search. */
function equalsIn(query: URLSearchParams): readonly string[] | undefined {
  if (query.get('where[0][type]') !== 'or') return undefined;
  const items = new Map<string, Record<string, string>>();
  for (const [name, value] of query) {
    const [, at, part] = ITEM.exec(name) ?? [];
    if (at !== undefined && part !== undefined) items.set(at, { ...items.get(at), [part]: value });
  }
  const all = [...items.values()];
  const sound = all.every((one) => one['type'] === 'equals' && one['attribute'] === 'phoneNumber');
  return sound ? all.map((one) => one['value'] ?? '') : undefined;
}
