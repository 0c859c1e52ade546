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
  const calls = new Map<string, CallThere>();
  let made = 0;
  const handle = ({ method, path, query, body }: Asked): Answer => {
    if (method === 'GET' && path === '/api/v1/Contact') return search(query);
    if (method === 'POST' && path === '/api/v1/Contact') return createContact(body);
    if (method === 'POST' && path === '/api/v1/Call') return create(body);
    const id = /^\/api\/v1\/Call\/(call\d+)$/u.exec(path)?.[1];
    return method === 'PUT' && id !== undefined ? update(id, body) : { status: 404 };
  };
  const update = (id: string, body: unknown): Answer => {
    const call = calls.get(id);
    const change = body as Record<string, unknown>;
    const ids = change['contactsIds'] as readonly string[];
    if (!call) return { status: 404 };
    if (!Object.keys(change).every((name) => CALL_FIELDS.includes(name))) return { status: 400 };
    if (!ids.every((one) => contacts.some(({ id: known }) => known === one)))
      return { status: 400 };
    calls.set(id, { ...call, text: change['description'] as string, contact: ids[0] });
    return { status: 200, body: { id, ...change } };
  };
  const search = (query: URLSearchParams): Answer => {
    if (query.get('where[0][type]') === 'contains') return searchByName(query);
    const wanted = equalsIn(query);
    if (!wanted) return { status: 400 };
    const list = contacts.filter(({ phoneNumber }) => wanted.includes(phoneNumber ?? '-'));
    return { status: 200, body: { total: list.length, list } };
  };
  const searchByName = (query: URLSearchParams): Answer => {
    const text = query.get('where[0][value]')?.toLowerCase() ?? '';
    if (query.get('where[0][attribute]') !== 'name' || text === '') return { status: 400 };
    const list = contacts.filter(({ name }) => name.toLowerCase().includes(text));
    return { status: 200, body: { total: list.length, list } };
  };
  const createContact = (body: unknown): Answer => {
    const { firstName = '', lastName, phoneNumber, ...more } = body as Record<string, string>;
    const name = [firstName, lastName].filter(Boolean).join(' ');
    // Numbers are taken in their international form alone.
    const sound = /^\+\d{6,15}$/u.test(phoneNumber ?? '') && Boolean(lastName);
    if (!sound || Object.keys(more).length > 0) return { status: 400 };
    // Namesakes are asked about before they are made.
    const namesakes = contacts.filter((one) => one.name === name);
    if (namesakes.length > 0) return { status: 409, body: namesakes };
    const id = `67f1${String(contacts.length).padStart(13, '0')}`;
    contacts.push({ id, name, phoneNumber: phoneNumber ?? null });
    return { status: 200, body: { id, name, phoneNumber } };
  };
  const create = (body: unknown): Answer => {
    const call = body as Record<string, unknown>;
    const known = Object.keys(call).every((name) => CALL_FIELDS.includes(name));
    const timed = [call['dateStart'], call['dateEnd']].every((at) => PLAIN_TIME.test(String(at)));
    if (!known || !timed || call['status'] !== 'Held') return { status: 400 };
    const id = `call${String((made += 1))}`;
    calls.set(id, {
      direction: call['direction'] === 'Inbound' ? 'incoming' : 'outgoing',
      text: call['description'] as string,
      contact: (call['contactsIds'] as readonly string[])[0],
    });
    return { status: 200, body: { id } };
  };
  const server = new CrmServer({
    handle,
    // The application itself, which shows its records by the address's fragment.
    front: ({ method, path }) =>
      method === 'GET' && path === '/'
        ? { status: 200, body: 'EspoCRM', headers: { 'content-type': 'text/html' } }
        : undefined,
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
    calls: () => [...calls.values()],
    deleteCall: (id) => void calls.delete(id),
    finds: ['+8613188888888', '8613188888888', '13188888888', '131 8888 8888', '+86 131 8888 8888'],
    findsNames: ['Jane Doe', 'doe, jane', 'jane do', 'Doe'],
    contacts: () => contacts.map(({ id, name, phoneNumber: phone }) => ({ id, name, phone })),
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
