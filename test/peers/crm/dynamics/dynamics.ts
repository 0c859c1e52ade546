import { dynamics } from '../../../../lib/crm/connectors/dynamics';
import { CrmServer, type Answer, type Asked } from '../server';
import { WRITTEN, type CallThere, type Person, type StandingCrm } from '../simulated-crm';

const ORG = 'https://acme.crm4.dynamics.com';
const API = '/api/data/v9.2';
const USER = '5f0c3a10-0000-4000-8000-0000000000aa';
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const CLAUSE = /^contains\((telephone1|telephone2|mobilephone),'((?:[^']|'')*)'\)$/u;
const FIELDS = new Set([
  ...['activityid', 'subject', 'description', 'phonenumber', 'directioncode', 'actualstart'],
  ...['actualdurationminutes', 'actualend', 'phonecall_activity_parties'],
  'regardingobjectid_contact@odata.bind',
]);

/** Dataverse's Web API, as far as it is published: contacts, phone calls, and its error bodies. */
export function simulatedDynamics(): StandingCrm {
  const people: Record<string, string | undefined>[] = [];
  const calls = new Map<string, Record<string, unknown>>();

  const handle = (asked: Asked): Answer => {
    switch (`${asked.method} ${asked.path}`) {
      case `GET ${API}/contacts`:
        return find(asked.query.get('$filter') ?? '', asked.query.get('$select') ?? '');
      case `GET ${API}/WhoAmI`:
        return { status: 200, body: { '@odata.context': '', UserId: USER } };
      case `POST ${API}/phonecalls`:
        return create(asked.body as Record<string, unknown>);
      default:
        return problem(404, '0x80060888');
    }
  };
  const find = (filter: string, select: string): Answer => {
    const clauses = filter.split(' or ').map((clause) => CLAUSE.exec(clause));
    const value = people.filter((person) =>
      clauses.some((clause) => {
        const text = clause?.[2]?.replaceAll("''", "'");
        return text !== undefined && person[clause?.[1] ?? '']?.includes(text);
      }),
    );
    if (clauses.includes(null) || !select.includes('contactid')) return problem(400, '0x80060888');
    return { status: 200, body: { '@odata.context': `${ORG}${API}/$metadata#contacts`, value } };
  };
  const create = (call: Record<string, unknown>): Answer => {
    const id = call['activityid'];
    if (typeof id !== 'string' || !GUID.test(id)) return problem(400, '0x80048d19');
    if (!Object.keys(call).every((name) => FIELDS.has(name))) return problem(400, '0x80048d19');
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
    add: ({ name, mobile, phone }: Person) => {
      const contactid = `5f0c3a10-0000-4000-8000-${String(people.length).padStart(12, '0')}`;
      people.push({ contactid, fullname: name, mobilephone: mobile, telephone1: phone });
      return contactid;
    },
    calls: () => [...calls.values()].map(callOf),
    // `contains` compares letters: digits in one piece, or grouped as the country does.
    finds: WRITTEN.filter((form) => /13188888888|131 8888 8888/u.test(form)),
    recordHost: 'acme.crm4.dynamics.com',
  };
}

function callOf(call: Record<string, unknown>): CallThere {
  const regarding = call['regardingobjectid_contact@odata.bind'] as string | undefined;
  return {
    direction: call['directioncode'] === true ? 'outgoing' : 'incoming',
    text: call['description'] as string,
    contact: /\((.*)\)$/u.exec(regarding ?? '')?.[1],
  };
}

function problem(status: number, code: string): Answer {
  return { status, body: { error: { code, message: code } } };
}
