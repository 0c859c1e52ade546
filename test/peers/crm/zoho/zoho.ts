import { zoho } from '../../../../lib/crm/connectors/zoho';
import { BehindGateway, PUBLIC } from '../behind-gateway';
import { LaggingIndex } from '../index-lag';
import { OAuthSite } from '../oauth-site';
import { CrmServer, type Answer, type Asked } from '../server';
import { WRITTEN, type CallThere, type Person, type SimulatedCrm } from '../simulated-crm';
import { criteriaIn } from './criteria';
import { zohoOAuth } from './oauth';

type Row = Record<string, unknown>;

export const USER = { id: '4150868000000225013', full_name: 'Ada', email: 'ada@acme.example' };
const PEOPLE_FIELDS = new Set([
  ...['Full_Name', 'Account_Name', 'Title', 'Phone', 'Mobile', 'Company', 'Designation'],
  ...['First_Name', 'Last_Name'],
]);
const NEW_CONTACT_FIELDS = new Set(['First_Name', 'Last_Name', 'Phone', 'Mobile']);
const CALL_FIELDS = new Set([
  ...['Subject', 'Call_Type', 'Call_Start_Time', 'Call_Duration', 'Description', 'Call_Result'],
  ...['Outgoing_Call_Status', 'Who_Id', '$se_module'],
]);
const CODES: Readonly<Record<number, string>> = { 401: 'INVALID_TOKEN', 429: 'TOO_MANY_REQUESTS' };
const NOBODY: Answer = { status: 204 };

/** Zoho CRM's API, as far as it is published, on loopback. */
export function zohoServer() {
  const contacts: Row[] = [];
  const leads: Row[] = [];
  const calls = new LaggingIndex<Row>();

  let made = 0;

  const handle = ({ method, path, query, body }: Asked): Answer => {
    switch (`${method} ${path}`) {
      case 'GET /crm/v8/users':
        return query.get('type') === 'CurrentUser'
          ? { status: 200, body: { users: [USER], info: { count: 1 } } }
          : problem(400, 'INVALID_DATA');
      case 'GET /crm/v8/Contacts/search':
        return search(contacts, PEOPLE_FIELDS, query);
      case 'GET /crm/v8/Leads/search':
        return search(leads, PEOPLE_FIELDS, query);
      case 'GET /crm/v8/Calls/search':
        return search(calls.searchable, CALL_FIELDS, query);
      case 'POST /crm/v8/Contacts':
        return createContact((body as { readonly data: readonly [Row] }).data);
      case 'POST /crm/v8/Calls':
        return create((body as { readonly data: readonly [Row] }).data);
      default:
        return atCall({ method, path, body });
    }
  };
  const createContact = ([contact, ...more]: readonly Row[]): Answer => {
    const { First_Name: first, Last_Name: last, Phone: phone } = contact ?? {};
    if (typeof last !== 'string' || last === '') {
      const details = { api_name: 'Last_Name' };
      const missing = { code: 'MANDATORY_NOT_FOUND', details, message: '', status: 'error' };
      return { status: 202, body: { data: [missing] } };
    }
    const known = Object.keys(contact ?? {}).every((name) => NEW_CONTACT_FIELDS.has(name));
    const fits = last.length <= 80 && (typeof first !== 'string' || first.length <= 40);
    if (!known || !fits || more.length > 0) return problem(400, 'INVALID_DATA');
    const id = String(501 + contacts.length + leads.length);
    const Full_Name = [first, last].filter(Boolean).join(' ');
    contacts.push({ ...contact, id, Full_Name, Phone: phone ?? null, Mobile: null });
    const added = { code: 'SUCCESS', details: { id }, message: 'record added', status: 'success' };
    return { status: 201, body: { data: [added] } };
  };
  const atCall = ({ method, path, body }: Pick<Asked, 'method' | 'path' | 'body'>): Answer => {
    const id = /^\/crm\/v8\/Calls\/(\d+)$/u.exec(path)?.[1];
    if (method !== 'PUT' || id === undefined) return problem(404, 'INVALID_URL_PATTERN');
    const [change] = (body as { readonly data: readonly [Row] }).data;
    const call = calls.all.find((one) => one['id'] === id);
    if (!call) return declined(400, 'the id given seems to be invalid');
    const after: Row = { ...call, ...change };
    if (!isGood(after)) return declined(202, '');
    calls.change((one) => one === call, after);
    const said = { code: 'SUCCESS', details: { id }, message: 'record updated', status: 'success' };
    return { status: 200, body: { data: [said] } };
  };
  const declined = (status: number, message: string): Answer => {
    const one = { code: 'INVALID_DATA', details: {}, message, status: 'error' };
    return { status, body: { data: [one] } };
  };
  const isGood = (call: Row): boolean => {
    const text = (name: string): string => {
      const value = call[name];
      return typeof value === 'string' ? value : '';
    };
    const who = call['Who_Id'] as { readonly id: string } | null | undefined;
    const rows = call['$se_module'] === 'Leads' ? leads : contacts;
    return (
      Object.keys(call).every((name) => name === 'id' || CALL_FIELDS.has(name)) &&
      text('Subject') !== '' &&
      /^(?:Inbound|Outbound|Missed)$/u.test(text('Call_Type')) &&
      /^\d{4}(?:-\d\d){2}T\d\d(?::\d\d){2}[+-]\d\d:\d\d$/u.test(text('Call_Start_Time')) &&
      /^\d{2,}:\d\d$/u.test(text('Call_Duration')) &&
      text('Description').length <= 32_000 &&
      (who === undefined || who === null || rows.some(({ id }) => id === who.id))
    );
  };
  const create = ([call]: readonly [Row]): Answer => {
    if (!isGood(call) || call['id'] !== undefined) return declined(202, '');
    const id = String(9000 + (made += 1));
    calls.add({ ...call, id });
    const added = { code: 'SUCCESS', details: { id }, message: 'record added', status: 'success' };
    return { status: 201, body: { data: [added] } };
  };

  const crm = new CrmServer({
    handle,
    authorization: (token) => ({ authorization: `Zoho-oauthtoken ${token}` }),
    error: (status) => problem(status, CODES[status] ?? 'INTERNAL_ERROR').body,
  });
  const add = ({ name, mobile, phone }: Person, rows = contacts): string => {
    const id = String(501 + contacts.length + leads.length);
    const [, First_Name = '', Last_Name] = /^(.*?)(?: (\S+))?$/su.exec(name) ?? [];
    const named = Last_Name === undefined ? { Last_Name: First_Name } : { First_Name, Last_Name };
    rows.push({ id, Full_Name: name, ...named, Mobile: mobile ?? null, Phone: phone ?? null });
    return id;
  };
  const table = () =>
    contacts.map((row) => ({
      id: row['id'] as string,
      name: [(row['First_Name'] ?? '') as string, row['Last_Name'] as string] as const,
      phone: row['Phone'] as string | null,
    }));
  return { crm, add, addLead: (person: Person) => add(person, leads), contacts: table, calls };
}

function search(rows: readonly Row[], known: ReadonlySet<string>, query: URLSearchParams): Answer {
  const fields = (query.get('fields') ?? '').split(',');
  const meets = criteriaIn(query.get('criteria') ?? '', known);
  if (!meets || !fields.every((name) => known.has(name))) return problem(400, 'INVALID_QUERY');
  const found = rows.filter(meets);
  if (found.length === 0) return NOBODY;
  const data = found.map((row) =>
    Object.fromEntries(['id', ...fields].map((name) => [name, row[name] ?? null])),
  );
  const info = { per_page: 10, count: data.length, page: 1, more_records: false };
  return { status: 200, body: { data, info } };
}

/** Zoho CRM behind a running gateway, and the connector that speaks to that. */
export function simulatedZoho(): SimulatedCrm & {
  readonly addLead: (person: Person) => string;
  readonly index: LaggingIndex<unknown>;
} {
  const { crm, add, addLead, contacts, calls } = zohoServer();
  const oauth = new OAuthSite(zohoOAuth({ value: 'eu' }), `${PUBLIC}/zoho/auth/callback`);
  const server = new BehindGateway('zoho', oauth, crm);
  return {
    server,
    connector: zoho({ gateway: PUBLIC }, server.access),
    add,
    addLead,
    calls: () => calls.all.map(callOf),
    deleteCall: (id) => void calls.change((one) => one['id'] === id),
    // Criteria compare whole texts: these are the ways of writing that are asked for.
    finds: WRITTEN.filter((form) =>
      /^(?:\+?86)?13188888888$|^(?:\+86 )?131 8888 8888$/u.test(form),
    ),
    findsNames: ['Jane Doe', 'doe, jane', 'jan do', 'Doe'],
    asksPerName: 2,
    contacts,
    recordHost: 'crm.zoho.eu',
    index: calls,
  };
}

function callOf(call: Row): CallThere {
  return {
    direction: call['Call_Type'] === 'Outbound' ? 'outgoing' : 'incoming',
    text: call['Description'] as string,
    contact: (call['Who_Id'] as { readonly id: string } | null | undefined)?.id,
  };
}

function problem(status: number, code: string): Answer {
  return { status, body: { code, details: {}, message: code, status: 'error' } };
}
