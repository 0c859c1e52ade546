import { httpJson } from '../../../../lib/crm/connectors/http-json';
import { suiteCrm } from '../../../../lib/crm/connectors/http-json/mappings/suitecrm';
import { CrmServer, type Answer, type Asked } from '../server';
import type { CallThere, StandingCrm } from '../simulated-crm';

const ORIGIN = 'https://suite.example';
const API = '/legacy/Api/V8/module';
const CALL_ATTRIBUTES =
  'name,status,direction,date_start,duration_minutes,description,parent_type,parent_id'.split(',');
const CONTACT_FIELDS = ['first_name', 'last_name', 'phone_work', 'phone_mobile'];
const problem = (status: number, title: string): Answer => ({
  status,
  body: { errors: { status, title, detail: null } },
});

/** SuiteCRM's V8 API: filters by equality, JSON:API in and out. */
export function simulatedSuite(): StandingCrm {
  const contacts: { id: string; attributes: Record<string, string | undefined> }[] = [];
  const calls = new Map<string, CallThere>();
  let made = 0;
  const handle = ({ method, path, query, headers, body }: Asked): Answer => {
    if (method === 'GET' && path === `${API}/Contacts`) return search(query);
    const writes = method === 'POST' || method === 'PATCH';
    if (!writes || path !== API) return problem(404, 'Not Found');
    const spoken = headers['content-type'] === 'application/vnd.api+json';
    if (!spoken) return problem(415, 'Unsupported Media Type');
    return method === 'POST' ? create(body) : update(body);
  };
  const update = (body: unknown): Answer => {
    const { type, id, attributes } = (body as { data: Record<string, unknown> }).data;
    const change = attributes as Record<string, unknown>;
    const known = Object.keys(change).every((name) => CALL_ATTRIBUTES.includes(name));
    if (type !== 'Calls' || !known) return problem(400, 'Bad Request');
    const call = calls.get(id as string);
    if (!call) return problem(404, 'Not Found');
    const contact = (change['parent_id'] ?? undefined) as string | undefined;
    calls.set(id as string, { ...call, text: change['description'] as string, contact });
    return { status: 200, body: { data: { type: 'Call', id, attributes } } };
  };
  const search = (query: URLSearchParams): Answer => {
    const operator = query.get('filter[operator]');
    const filters = [...query].flatMap(([name, value]) => {
      const field = /^filter\[(\w+)\]\[eq\]$/u.exec(name)?.[1];
      return field === undefined ? [] : [[field, value.toLowerCase()] as const];
    });
    const sound = filters.every(([field]) => CONTACT_FIELDS.includes(field));
    if (!sound || (operator !== 'or' && operator !== 'and')) return problem(400, 'Bad Request');
    // The database compares without case.
    const data = contacts.filter(({ attributes }) => {
      const holds = ([field, wanted]: (typeof filters)[number]): boolean =>
        attributes[field]?.toLowerCase() === wanted;
      return operator === 'and' ? filters.every(holds) : filters.some(holds);
    });
    return { status: 200, body: { data: data.map((one) => ({ type: 'Contact', ...one })) } };
  };
  const create = (body: unknown): Answer => {
    const { type, attributes } = (body as { data: Record<string, unknown> }).data;
    if (type === 'Contacts') return createContact(attributes as Record<string, string>);
    const call = attributes as Record<string, unknown>;
    const known = Object.keys(call).every((name) => CALL_ATTRIBUTES.includes(name));
    if (type !== 'Calls' || !known || typeof call['duration_minutes'] !== 'number') {
      return problem(400, 'Bad Request');
    }
    const id = `c-${String((made += 1))}`;
    calls.set(id, {
      direction: call['direction'] === 'Inbound' ? 'incoming' : 'outgoing',
      text: call['description'] as string,
      contact: call['parent_id'] as string | undefined,
    });
    return { status: 201, body: { data: { type: 'Call', id } } };
  };
  const createContact = (attributes: Record<string, string>): Answer => {
    const known = Object.keys(attributes).every((name) => CONTACT_FIELDS.includes(name));
    if (!known || !attributes['last_name']) return problem(400, 'Bad Request');
    const id = `b0a1c2d3-0000-0000-1111-${String(contacts.length).padStart(12, '0')}`;
    contacts.push({ id, attributes });
    return { status: 201, body: { data: { type: 'Contact', id, attributes } } };
  };
  const server = new CrmServer({
    handle,
    authorization: (token) => ({ authorization: `Bearer ${token}` }),
    error: (status) => problem(status, 'Error').body,
  });
  return {
    server,
    connector: httpJson(suiteCrm(ORIGIN), server.accessAs(ORIGIN)),
    add: ({ name, mobile, phone }) => {
      const id = `b0a1c2d3-0000-0000-0000-${String(contacts.length).padStart(12, '0')}`;
      const chinese = /^\p{Script=Han}{2,3}$/u.test(name);
      const [first_name = '', ...last] = chinese
        ? [name.slice(1), name.slice(0, 1)]
        : name.split(' ');
      const named = { first_name, last_name: last.join(' ') };
      contacts.push({ id, attributes: { ...named, phone_mobile: mobile, phone_work: phone } });
      return id;
    },
    calls: () => [...calls.values()],
    deleteCall: (id) => void calls.delete(id),
    finds: ['+8613188888888', '13188888888', '131 8888 8888', '+86 131 8888 8888'],
    findsNames: ['Jane Doe', 'doe, jane', 'jane', 'Doe'],
    contacts: () =>
      contacts.map(({ id, attributes: { first_name = '', last_name = '', phone_work } }) => ({
        ...{ id, name: [first_name, last_name] as const, phone: phone_work },
      })),
    recordHost: 'suite.example',
    asksPerSearch: 4,
  };
}
