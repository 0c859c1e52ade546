import type { HttpJsonSettings } from '../mapping';

const API = '/legacy/Api/V8/module';
const FIELDS = 'first_name,last_name,title,phone_work,phone_mobile,account_name';
const JSON_API = 'application/vnd.api+json';
const WRITING = { accept: JSON_API, 'content-type': JSON_API };

/**
 * SuiteCRM 8: its V8 API (JSON:API). A filter holds one value per field, so that every way of
 * writing is a request of its own, and a name is found whole or not at all.
 */
export function suiteCrm(origin: string): HttpJsonSettings {
  const filter =
    'filter[operator]=or&filter[phone_work][eq]={form}&filter[phone_mobile][eq]={form}';
  const list = `${API}/Contacts?fields[Contacts]=${FIELDS}`;
  const named =
    'filter[operator]={join}&filter[first_name][eq]={first}&filter[last_name][eq]={last}';
  return {
    crm: 'SuiteCRM',
    origin,
    find: {
      method: 'GET',
      path: `${list}&page[size]=10&${filter}`,
      headers: { accept: JSON_API },
      forms: ['e164', 'national', 'international', 'formatted'],
      list: 'data',
      id: 'id',
      name: ['attributes.first_name', 'attributes.last_name'],
      company: 'attributes.account_name',
      title: 'attributes.title',
      phones: { mobile: 'attributes.phone_mobile', office: 'attributes.phone_work' },
      type: 'Contacts',
      page: '/#/contacts/record/{id}',
    },
    searchByName: {
      method: 'GET',
      path: `${list}&page[size]=20&${named}`,
      headers: { accept: JSON_API },
    },
    create: {
      method: 'POST',
      path: API,
      headers: WRITING,
      body: {
        data: {
          type: 'Contacts',
          attributes: { first_name: '{first}', last_name: '{last}', phone_work: '{number}' },
        },
      },
      id: 'data.id',
    },
    log: {
      method: 'POST',
      path: API,
      headers: WRITING,
      body: {
        data: {
          type: 'Calls',
          attributes: {
            name: '{subject}',
            status: 'Held',
            direction: '{direction}',
            date_start: '{startPlain}',
            duration_minutes: '{minutes}',
            description: '{text}',
            parent_type: '{contactType}',
            parent_id: '{contact}',
          },
        },
      },
      id: 'data.id',
    },
    amend: {
      method: 'PATCH',
      path: API,
      headers: { accept: 'application/vnd.api+json', 'content-type': 'application/vnd.api+json' },
      body: {
        data: {
          type: 'Calls',
          id: '{record}',
          attributes: {
            name: '{subject}',
            description: '{text}',
            parent_type: '{contactType}',
            parent_id: '{contact}',
          },
        },
      },
      id: 'data.id',
    },
  };
}
