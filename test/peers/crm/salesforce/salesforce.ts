import { salesforce } from '../../../../lib/crm/connectors/salesforce';
import { CrmServer, type Answer, type Asked } from '../server';
import {
  WRITTEN,
  type CallThere,
  type Case,
  type Person,
  type StandingCrm,
} from '../simulated-crm';
import { soslIn } from './sosl';

const INSTANCE = 'https://acme--dev.sandbox.my.salesforce.com';
const API = '/services/data/v60.0';
const TASK_FIELDS = new Set([
  ...['Subject', 'TaskSubtype', 'Status', 'ActivityDate', 'WhoId', 'WhatId', 'CallType'],
  ...['CallDurationInSeconds', 'CallDisposition', 'CallObject', 'Description'],
]);
/** Fields that only a new task may have are refused (`INVALID_FIELD_FOR_INSERT_UPDATE`). */
const CHANGEABLE = new Set([...TASK_FIELDS].filter((name) => name !== 'TaskSubtype'));
const TASK_PATH = /^\/services\/data\/v60\.0\/sobjects\/Task\/(00T\d{15})$/u;
const OPEN_CASES =
  /^SELECT Id, CaseNumber, Subject, Status FROM Case WHERE ContactId = '([a-zA-Z0-9]{15,18})' AND IsClosed = false ORDER BY LastModifiedDate DESC LIMIT 4$/u;
const CODES: Readonly<Record<number, string>> = {
  401: 'INVALID_SESSION_ID',
  429: 'REQUEST_LIMIT_EXCEEDED',
};

/** Salesforce's REST API, as far as it is published: search, query, tasks, and its error bodies. */
export function simulatedSalesforce(
  front?: (asked: Asked) => Answer | undefined,
): StandingCrm & { readonly refuse: (code?: string) => void } {
  const people: (Person & { readonly id: string })[] = [];
  const cases: (Case & { readonly customer: string; readonly id: string })[] = [];
  const tasks: Record<string, unknown>[] = [];
  let made = 0;
  let refusal: string | undefined;

  const handle = (asked: Asked): Answer => {
    if (refusal !== undefined) return problem(403, refusal);
    switch (`${asked.method} ${asked.path}`) {
      case `GET ${API}/search/`:
        return search(asked.query.get('q') ?? '');
      case `GET ${API}/query/`:
        return query(asked.query.get('q') ?? '');
      case `POST ${API}/sobjects/Task`:
        return create(asked.body as Record<string, unknown>);
      default:
        return asked.method === 'PATCH' ? update(asked) : problem(404, 'NOT_FOUND');
    }
  };
  const search = (sosl: string): Answer => {
    const search = soslIn(sosl);
    if (!search) return problem(400, 'MALFORMED_SEARCH');
    const { group, finds } = search;
    const searchRecords = people
      .filter(({ name, mobile = '', phone = '' }) =>
        group === 'NAME' ? finds(name) : finds(mobile) || finds(phone),
      )
      .map(({ id, name, mobile = null, phone = null, email = null }) => ({
        attributes: { type: 'Contact', url: `${API}/sobjects/Contact/${id}` },
        ...{ Id: id, Name: name, Phone: phone, MobilePhone: mobile, Email: email },
        Owner: { attributes: { type: 'Name' }, Name: 'Ada Owner' },
      }));
    return { status: 200, body: { searchRecords } };
  };
  const query = (soql: string): Answer => {
    const openOf = OPEN_CASES.exec(soql)?.[1];
    if (openOf !== undefined) return casesOf(openOf);
    const asked = /^SELECT Id FROM Task WHERE CallObject = '((?:[^'\\]|\\.)*)' LIMIT 1$/u.exec(
      soql,
    );
    if (!asked) return problem(400, 'MALFORMED_QUERY');
    const wanted = asked[1]?.replace(/\\(.)/gu, '$1');
    const records = tasks.filter(({ CallObject }) => CallObject === wanted);
    return { status: 200, body: { totalSize: records.length, done: true, records } };
  };
  const casesOf = (contact: string): Answer => {
    const records = cases
      .filter(({ customer, closed }) => customer === contact && !closed)
      .toReversed()
      .slice(0, 4)
      .map(({ id, title }) => ({
        Id: id,
        CaseNumber: id.slice(-8),
        Subject: title,
        Status: 'New',
      }));
    return { status: 200, body: { totalSize: records.length, done: true, records } };
  };
  const wrongIn = (task: Record<string, unknown>): Answer | undefined => {
    const limits = { Subject: 255, CallDisposition: 255, CallObject: 255, Description: 32_000 };
    for (const [name, limit] of Object.entries(limits)) {
      if (String(task[name]).length > limit) return problem(400, 'STRING_TOO_LONG');
    }
    const who = task['WhoId'] ?? null;
    const known = who === null || people.some(({ id }) => id === who);
    return known ? undefined : problem(400, 'INVALID_CROSS_REFERENCE_KEY');
  };
  const update = ({ path, body }: Asked): Answer => {
    const id = TASK_PATH.exec(path)?.[1];
    const place = tasks.findIndex(({ Id }) => Id === id);
    if (place < 0) return problem(404, id === undefined ? 'NOT_FOUND' : 'ENTITY_IS_DELETED');
    const change = body as Record<string, unknown>;
    if (!Object.keys(change).every((name) => CHANGEABLE.has(name)))
      return problem(400, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    const task = { ...tasks[place], ...change };
    const wrong = wrongIn(task);
    if (wrong) return wrong;
    tasks[place] = task;
    return { status: 204 };
  };
  const create = (task: Record<string, unknown>): Answer => {
    if (!Object.keys(task).every((name) => TASK_FIELDS.has(name)))
      return problem(400, 'INVALID_FIELD');
    const wrong = wrongIn(task);
    if (wrong) return wrong;
    const id = `00T${String((made += 1)).padStart(15, '0')}`;
    tasks.push({ ...task, Id: id });
    return { status: 201, body: { id, success: true, errors: [] } };
  };

  const server = new CrmServer({
    handle,
    front,
    authorization: (token) => ({ authorization: `Bearer ${token}` }),
    error: (status) => problem(status, CODES[status] ?? 'UNKNOWN_EXCEPTION').body,
  });
  return {
    server,
    connector: salesforce({ instanceUrl: INSTANCE }, server.accessAs(INSTANCE)),
    add: (person) => {
      const id = `003${String(people.length).padStart(15, '0')}`;
      people.push({ ...person, id });
      return id;
    },
    addCase: (customer, one) => {
      cases.push({ ...one, customer, id: `500${String(cases.length).padStart(15, '0')}` });
    },
    calls: () => tasks.map(callOf),
    deleteCall: (id) =>
      void tasks.splice(
        tasks.findIndex(({ Id }) => Id === id),
        1,
      ),
    // "0086" is no form that is searched for: it is the dialling prefix of one country.
    finds: WRITTEN.filter((form) => !form.startsWith('00')),
    findsNames: ['Jane Doe', 'doe, jane', 'jan do', 'Doe'],
    recordHost: 'acme--dev.sandbox.lightning.force.com',
    refuse: (code) => (refusal = code),
  };
}

function callOf(task: Record<string, unknown>): CallThere {
  return {
    direction: task['CallType'] === 'Inbound' ? 'incoming' : 'outgoing',
    text: task['Description'] as string,
    contact: (task['WhoId'] ?? task['WhatId'] ?? undefined) as string | undefined,
  };
}

function problem(status: number, errorCode: string): Answer {
  return { status, body: [{ errorCode, message: errorCode }] };
}
