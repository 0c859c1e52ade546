import { dynamics } from '../../../../lib/crm/connectors/dynamics';
import { CrmServer, type Answer, type Asked } from '../server';
import {
  WRITTEN,
  type CallThere,
  type Case,
  type Person,
  type StandingCrm,
} from '../simulated-crm';

const ORG = 'https://acme.crm4.dynamics.com';
const API = '/api/data/v9.2';
const USER = '5f0c3a10-0000-4000-8000-0000000000aa';
/** `ObjectDoesNotExist`. */
const NO_SUCH_ROW = '0x80040217';
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const CLAUSE = /^contains\((fullname|telephone1|telephone2|mobilephone),'((?:[^']|'')*)'\)$/u;
const REGARDING = 'regardingobjectid_contact_phonecall@odata.bind';
const OPEN_INCIDENTS = /^_customerid_value eq ([0-9a-f-]{36}) and statecode eq 0$/u;
const INCIDENT = new Set(['incidentid', 'title', 'ticketnumber', 'statuscode']);
const CONTACT = new Set([
  ...['contactid', 'fullname', 'jobtitle', 'telephone1', 'telephone2', 'mobilephone'],
  ...['emailaddress1', '_parentcustomerid_value', '_ownerid_value'],
]);
const FIELDS = new Set([
  ...['activityid', 'subject', 'description', 'phonenumber', 'directioncode', 'actualstart'],
  ...['actualdurationminutes', 'actualend', 'phonecall_activity_parties'],
  REGARDING,
]);
const CHANGEABLE = new Set(['subject', 'description', 'phonecall_activity_parties', REGARDING]);
const NOTE = new Set(['subject', 'notetext', 'objectid_phonecall@odata.bind']);
const ROW = /^\/api\/data\/v9\.2\/(phonecalls|annotations)\(([0-9a-f-]{36})\)$/u;

/** Dataverse's Web API, as far as it is published: contacts, phone calls, and its error bodies. */
export function simulatedDynamics(): StandingCrm {
  const people: Record<string, string | undefined>[] = [];
  const incidents: (Case & { readonly customer: string; readonly id: string })[] = [];
  const calls = new Map<string, Record<string, unknown>>();
  const notes = new Map<string, Record<string, unknown>>();

  const handle = (asked: Asked): Answer => {
    switch (`${asked.method} ${asked.path}`) {
      case `GET ${API}/contacts`:
        return find(asked);
      case `GET ${API}/incidents`:
        return incidentsOf(asked);
      case `GET ${API}/WhoAmI`:
        return { status: 200, body: { '@odata.context': '', UserId: USER } };
      case `POST ${API}/phonecalls`:
        return create(asked.body as Record<string, unknown>);
      default:
        return atRow(asked);
    }
  };
  const atRow = (asked: Asked): Answer => {
    const [, table, id = ''] = ROW.exec(asked.path) ?? [];
    if (table === 'phonecalls' && asked.method === 'PATCH') return update(id, asked);
    if (table === 'annotations' && asked.method === 'PATCH') return keepNote(id, asked.body);
    const removes = table === 'annotations' && asked.method === 'DELETE';
    if (!removes) return problem(404, '0x80060888');
    return notes.delete(id) ? { status: 204 } : problem(404, NO_SUCH_ROW);
  };
  const update = (id: string, { headers, body }: Asked): Answer => {
    const change = body as Record<string, unknown>;
    if (wrongIn(change, CHANGEABLE)) return problem(400, '0x80048d19');
    const there = calls.get(id);
    // Without the header a PATCH makes what is not there, which nobody here means.
    if (headers['if-match'] !== '*') return problem(400, '0x80048d19');
    if (!there) return problem(404, NO_SUCH_ROW);
    calls.set(id, { ...there, ...change });
    return { status: 204, headers: { 'odata-entityid': `${ORG}${API}/phonecalls(${id})` } };
  };
  const keepNote = (id: string, body: unknown): Answer => {
    const note = body as Record<string, unknown>;
    const to = /^\/phonecalls\((.*)\)$/u.exec(String(note['objectid_phonecall@odata.bind']))?.[1];
    const good = Object.keys(note).every((name) => NOTE.has(name)) && calls.has(to ?? '');
    if (!good || String(note['notetext']).length > 100_000) return problem(400, '0x80048d19');
    notes.set(id, note);
    return { status: 204, headers: { 'odata-entityid': `${ORG}${API}/annotations(${id})` } };
  };
  const wrongIn = (call: Record<string, unknown>, fields: ReadonlySet<string>): boolean => {
    const parties = call['phonecall_activity_parties'] as Record<string, unknown>[];
    const bound = [call[REGARDING], ...parties.map((one) => one['partyid_contact@odata.bind'])];
    return (
      !Object.keys(call).every((name) => fields.has(name)) ||
      String(call['description']).length > 2000 ||
      parties
        .map((one) => one['participationtypemask'])
        .sort()
        .join() !== '1,2' ||
      bound.some(
        (to) =>
          typeof to === 'string' &&
          !people.some((one) => to === `/contacts(${one['contactid'] ?? ''})`),
      )
    );
  };
  const find = ({ query, headers }: Asked): Answer => {
    const fields = (query.get('$select') ?? '').split(',');
    const filter = query.get('$filter') ?? '';
    const all = filter.includes(' and ');
    const clauses = filter.split(all ? ' and ' : ' or ').map((clause) => CLAUSE.exec(clause));
    const value = people.filter((person) => {
      // Dataverse compares without case.
      const holds = (clause: RegExpExecArray | null): boolean => {
        const text = clause?.[2]?.replaceAll("''", "'").toLowerCase();
        const there = person[clause?.[1] ?? '']?.toLowerCase();
        return text !== undefined && there?.includes(text) === true;
      };
      return all ? clauses.every(holds) : clauses.some(holds);
    });
    if (clauses.includes(null) || !fields.every((field) => CONTACT.has(field))) {
      return problem(400, '0x80060888');
    }
    const named = { _ownerid_value: USER, ...annotated(headers, '_ownerid_value', 'Ada Owner') };
    const body = { '@odata.context': `${ORG}${API}/$metadata#contacts` };
    return { status: 200, body: { ...body, value: value.map((one) => ({ ...one, ...named })) } };
  };
  const incidentsOf = ({ query, headers }: Asked): Answer => {
    const customer = OPEN_INCIDENTS.exec(query.get('$filter') ?? '')?.[1];
    const fields = (query.get('$select') ?? '').split(',');
    const sound = fields.every((field) => INCIDENT.has(field));
    if (customer === undefined || !sound || query.get('$orderby') !== 'modifiedon desc') {
      return problem(400, '0x80060888');
    }
    const value = incidents
      .filter((one) => one.customer === customer && !one.closed)
      .toReversed()
      .slice(0, Number(query.get('$top')))
      .map(({ id, title }) => ({
        ...{ incidentid: id, title, ticketnumber: `CAS-${id.slice(-5)}`, statuscode: 1 },
        ...annotated(headers, 'statuscode', 'In Progress'),
      }));
    return { status: 200, body: { '@odata.context': `${ORG}${API}/$metadata#incidents`, value } };
  };
  const create = (call: Record<string, unknown>): Answer => {
    const id = call['activityid'];
    if (typeof id !== 'string' || !GUID.test(id)) return problem(400, '0x80048d19');
    if (wrongIn(call, FIELDS)) return problem(400, '0x80048d19');
    if (calls.has(id)) return problem(412, '0x80040237');
    calls.set(id, call);
    const entity = `${ORG}${API}/phonecalls(${id})`;
    return { status: 204, headers: { 'odata-entityid': entity } };
  };

  const server = new CrmServer({
    handle,
    authorization: (token) => ({ authorization: `Bearer ${token}` }),
    error: (status) => problem(status, status === 429 ? '0x80072322' : '0x80040216').body,
  });
  return {
    server,
    connector: dynamics({ org: ORG }, server.accessAs(ORG)),
    addCase: (customer, one) => {
      const id = `5f0c3a10-1111-4000-8000-${String(incidents.length).padStart(12, '0')}`;
      incidents.push({ ...one, customer, id });
    },
    add: ({ name, mobile, phone, email }: Person) => {
      const contactid = `5f0c3a10-0000-4000-8000-${String(people.length).padStart(12, '0')}`;
      const numbers = { mobilephone: mobile, telephone1: phone };
      people.push({ contactid, fullname: name, ...numbers, emailaddress1: email });
      return contactid;
    },
    calls: () => [...calls.values()].map((call) => callOf(call, [...notes.values()])),
    deleteCall: (id) => void calls.delete(id),
    // `contains` compares letters: digits in one piece, or grouped as the country does.
    finds: WRITTEN.filter((form) => /13188888888|131 8888 8888/u.test(form)),
    findsNames: ['Jane Doe', 'doe, jane', 'jan do', 'Doe'],
    recordHost: 'acme.crm4.dynamics.com',
  };
}

/** What a key is called is told to whoever prefers it, and to nobody else. */
function annotated(headers: Asked['headers'], field: string, name: string) {
  const annotation = 'OData.Community.Display.V1.FormattedValue';
  const wanted = headers['prefer'] === `odata.include-annotations="${annotation}"`;
  return wanted ? { [`${field}@${annotation}`]: name } : {};
}

/** What people read there: what was too long for the description is in a note under it. */
function callOf(
  call: Record<string, unknown>,
  notes: readonly Record<string, unknown>[],
): CallThere {
  const regarding = call[REGARDING] as string | null | undefined;
  const to = `/phonecalls(${call['activityid'] as string})`;
  const note = notes.find((one) => one['objectid_phonecall@odata.bind'] === to);
  return {
    direction: call['directioncode'] === true ? 'outgoing' : 'incoming',
    text: (note?.['notetext'] ?? call['description']) as string,
    contact: /\((.*)\)$/u.exec(regarding ?? '')?.[1],
  };
}

function problem(status: number, code: string): Answer {
  return { status, body: { error: { code, message: code } } };
}
