import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { hubspot } from '../../../../lib/crm/connectors/hubspot';
import { BehindGateway, PUBLIC } from '../behind-gateway';
import { LaggingIndex } from '../index-lag';
import { OAuthSite } from '../oauth-site';
import { CrmServer, type Answer, type Asked } from '../server';
import { WRITTEN, type CallThere, type Person, type SimulatedCrm } from '../simulated-crm';
import { hubspotOAuth, USER } from './oauth';
import { finds, searchIn } from './search';

type Properties = Record<string, string | undefined>;
type Call = { readonly id: string; readonly properties: Properties; readonly contact?: string };

const CONTACT_PROPERTIES = new Set([
  ...['firstname', 'lastname', 'company', 'jobtitle', 'phone', 'mobilephone'],
  ...['hs_searchable_calculated_phone_number', 'hs_searchable_calculated_mobile_number'],
]);
/** What a new contact may say; HubSpot works out the others itself. */
const NEW_CONTACT_PROPERTIES = new Set([
  ...['firstname', 'lastname', 'phone', 'mobilephone', 'hubspot_owner_id'],
]);
const CALL_PROPERTIES = new Set([
  ...['hs_timestamp', 'hs_call_title', 'hs_call_body', 'hs_call_direction', 'hs_call_duration'],
  ...['hs_call_status', 'hs_call_from_number', 'hs_call_to_number', 'hs_call_recording_url'],
  'hubspot_owner_id',
]);
const CALL_PATH = /^\/crm\/(v3|v4)\/objects\/calls\/(\d+)(\/.+)?$/u;
const ATTACHED = /^\/associations(\/default)?\/contacts\/(\d+)$/u;
const STATUS = /^(?:BUSY|CANCELED|COMPLETED|FAILED|NO_ANSWER)$/u;
const CATEGORIES: Readonly<Record<number, string>> = { 401: 'EXPIRED_AUTHENTICATION' };

/** HubSpot's CRM API, as far as it is published, on loopback. */
export function hubspotServer() {
  const people: { readonly id: string; readonly properties: Properties }[] = [];
  const calls = new LaggingIndex<Call>();

  let made = 0;

  const handle = ({ method, path, query, body }: Asked): Answer => {
    if (method === 'GET' && path === `/crm/v3/owners/${USER.id}`) {
      if (query.get('idProperty') !== 'userId') return problem(404, 'OBJECT_NOT_FOUND');
      return { status: 200, body: { id: USER.owner, userId: USER.id, email: USER.email } };
    }
    const changed = atCall({ method, path, body });
    if (changed) return changed;
    if (method !== 'POST') return problem(405, 'METHOD_NOT_ALLOWED');
    if (path === '/crm/v3/objects/contacts/search') {
      const search = searchIn(body, CONTACT_PROPERTIES);
      if (!search) return problem(400, 'VALIDATION_ERROR');
      return page(people.filter(({ properties }) => finds(search, properties)));
    }
    if (path === '/crm/v3/objects/calls/search') {
      const search = searchIn(body, CALL_PROPERTIES);
      if (!search) return problem(400, 'VALIDATION_ERROR');
      // Times are compared as numbers.
      const at = ({ properties }: Call) => String(Date.parse(properties['hs_timestamp'] ?? ''));
      const timed = (call: Call) => ({ ...call.properties, hs_timestamp: at(call) });
      return page(calls.searchable.filter((call) => finds(search, timed(call))));
    }
    if (path === '/crm/v3/objects/contacts') return createContact(body);
    return path === '/crm/v3/objects/calls' ? create(body) : problem(404, 'OBJECT_NOT_FOUND');
  };
  /** A call that is there, and whom it is attached to (associations v4). */
  const atCall = ({ method, path, body }: Pick<Asked, 'method' | 'path' | 'body'>) => {
    const [, version, id, rest = ''] = CALL_PATH.exec(path) ?? [];
    if (id === undefined) return undefined;
    const call = calls.all.find((one) => one.id === id);
    if (!call) return problem(404, 'OBJECT_NOT_FOUND');
    const into = (change: Partial<Call>): void => {
      calls.change((one) => one === call, { ...call, ...change });
    };
    if (version === 'v3' && method === 'PATCH' && rest === '') {
      const { properties } = body as { readonly properties: Properties };
      const good =
        Object.keys(properties).every((name) => CALL_PROPERTIES.has(name)) &&
        (properties['hs_call_body'] ?? '').length <= 65_536;
      if (!good) return problem(400, 'VALIDATION_ERROR');
      into({ properties: { ...call.properties, ...properties } });
      return { status: 200, body: { id, properties, archived: false } };
    }
    if (version !== 'v4') return problem(405, 'METHOD_NOT_ALLOWED');
    const about = { category: 'HUBSPOT_DEFINED', typeId: 194, label: null };
    if (method === 'GET' && rest === '/associations/contacts') {
      const there = call.contact === undefined ? [] : [Number(call.contact)];
      const results = there.map((toObjectId) => ({ toObjectId, associationTypes: [about] }));
      return { status: 200, body: { results } };
    }
    const [, isDefault, contact] = ATTACHED.exec(rest) ?? [];
    if (!people.some((one) => one.id === contact)) return problem(404, 'OBJECT_NOT_FOUND');
    if (method === 'DELETE' && isDefault === undefined) {
      if (call.contact === contact) into({ contact: undefined });
      return { status: 204 };
    }
    if (method !== 'PUT' || isDefault === undefined) return problem(405, 'METHOD_NOT_ALLOWED');
    // Two contacts at once are two associations; nobody here means that.
    if (call.contact !== undefined && call.contact !== contact) {
      return problem(400, 'VALIDATION_ERROR');
    }
    into({ contact });
    return { status: 200, body: { status: 'COMPLETE', results: [] } };
  };
  const createContact = (body: unknown): Answer => {
    const { properties, ...more } = body as { readonly properties: Properties };
    const known = Object.keys(properties).every((name) => NEW_CONTACT_PROPERTIES.has(name));
    const named = Boolean(properties['firstname'] ?? properties['lastname']);
    if (!known || !named || Object.keys(more).length > 0) return problem(400, 'VALIDATION_ERROR');
    const id = String(501 + people.length);
    const phone = searchable(properties['phone']);
    people.push({
      id,
      properties: { ...properties, hs_searchable_calculated_phone_number: phone },
    });
    const now = new Date().toISOString();
    return {
      status: 201,
      body: { id, properties, createdAt: now, updatedAt: now, archived: false },
    };
  };
  const create = (body: unknown): Answer => {
    const { properties, associations } = body as {
      readonly properties: Properties;
      readonly associations: readonly {
        readonly to: { readonly id: string };
        readonly types: readonly { associationCategory: string; associationTypeId: number }[];
      }[];
    };
    const good =
      Object.keys(properties).every((name) => CALL_PROPERTIES.has(name)) &&
      !Number.isNaN(Date.parse(properties['hs_timestamp'] ?? '')) &&
      STATUS.test(properties['hs_call_status'] ?? '') &&
      /^\d+$/u.test(properties['hs_call_duration'] ?? '') &&
      (properties['hs_call_body'] ?? '').length <= 65_536 &&
      associations.every(({ to, types }) => {
        const [type] = types;
        const right = type?.associationCategory === 'HUBSPOT_DEFINED';
        return right && type.associationTypeId === 194 && people.some(({ id }) => id === to.id);
      });
    if (!good) return problem(400, 'VALIDATION_ERROR');
    const call = {
      id: String(9000 + (made += 1)),
      properties,
      contact: associations[0]?.to.id,
    };
    calls.add(call);
    return { status: 201, body: { id: call.id, properties, archived: false } };
  };

  const crm = new CrmServer({
    handle,
    authorization: (token) => ({ authorization: `Bearer ${token}` }),
    error: (status) =>
      status === 429 ? LIMITED : problem(status, CATEGORIES[status] ?? 'INTERNAL_ERROR').body,
  });
  const add = ({ name, mobile, phone }: Person): string => {
    const id = String(501 + people.length);
    const calculated = {
      hs_searchable_calculated_phone_number: searchable(phone),
      hs_searchable_calculated_mobile_number: searchable(mobile),
    };
    const [, firstname = '', lastname] = /^(.*?)(?: (\S+))?$/su.exec(name) ?? [];
    people.push({
      id,
      properties: { firstname, lastname, mobilephone: mobile, phone, ...calculated },
    });
    return id;
  };
  const contacts = () =>
    people.map(({ id, properties }) => ({
      id,
      name: [properties['firstname'] ?? '', properties['lastname'] ?? ''] as const,
      phone: properties['phone'],
      owner: properties['hubspot_owner_id'],
    }));
  return { crm, add, contacts, calls };
}

/** HubSpot behind a running gateway, and the connector that speaks to that. */
export function simulatedHubspot(): SimulatedCrm & {
  readonly server: BehindGateway;
  readonly index: LaggingIndex<unknown>;
} {
  const { crm, add, contacts, calls } = hubspotServer();
  const oauth = new OAuthSite(hubspotOAuth(), `${PUBLIC}/hubspot/auth/callback`);
  const server = new BehindGateway('hubspot', oauth, crm);
  return {
    server,
    connector: hubspot({ gateway: PUBLIC }, server.access),
    add,
    calls: () => calls.all.map(callOf),
    deleteCall: (id) => void calls.change((one) => one.id === id),
    // "0086" is no form that is searched for: it is the dialling prefix of one country.
    finds: WRITTEN.filter((form) => !form.startsWith('00')),
    findsNames: ['Jane Doe', 'doe, jane', 'jan do', 'Doe'],
    contacts,
    recordHost: 'app.hubspot.com',
    index: calls,
  };
}

/** The country's code is left off where there is one that HubSpot can read. */
function searchable(text: string | undefined): string | undefined {
  const bare = text?.replace(/[^\d+]/gu, '');
  return (bare && parsePhoneNumberFromString(bare)?.nationalNumber) ?? bare?.replace('+', '');
}

/** What people read on the timeline, where the body is HTML. */
function callOf({ properties, contact }: Call): CallThere {
  const shown = (properties['hs_call_body'] ?? '')
    .replaceAll('<br>', '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(lt|gt|quot|#39|amp);/gu, (_, name: string) => ENTITIES[name] ?? '');
  const text = `${shown}\n${properties['hs_call_recording_url'] ?? ''}`;
  const incoming = properties['hs_call_direction'] === 'INBOUND';
  return { direction: incoming ? 'incoming' : 'outgoing', text, contact };
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ lt: '<', gt: '>', quot: '"' },
  ...{ '#39': "'", amp: '&' },
};

function page(results: readonly object[]): Answer {
  return { status: 200, body: { total: results.length, results } };
}

const ABOUT = { status: 'error', correlationId: 'c033cdaa-2c40-4a64-ae48-b4cec88dad24' };
const LIMITED = {
  ...{ ...ABOUT, message: 'You have reached your secondly limit.' },
  ...{ errorType: 'RATE_LIMIT', policyName: 'SECONDLY' },
};

function problem(status: number, category: string): Answer {
  return { status, body: { ...ABOUT, message: category, category } };
}
