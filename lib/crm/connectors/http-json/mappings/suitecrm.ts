import type { HttpJsonSettings } from '../mapping';

const API = '/legacy/Api/V8/module';
const FIELDS = 'first_name,last_name,title,phone_work,phone_mobile,account_name';

/**
 * SuiteCRM 8: its V8 API (JSON:API). A filter holds one value per field, so that every way of
 * writing is a request of its own.
 */
export function suiteCrm(origin: string): HttpJsonSettings {
  const filter =
    'filter[operator]=or&filter[phone_work][eq]={form}&filter[phone_mobile][eq]={form}';
  return {
    crm: 'SuiteCRM',
    origin,
    find: {
      method: 'GET',
      path: `${API}/Contacts?fields[Contacts]=${FIELDS}&page[size]=10&${filter}`,
      headers: { accept: 'application/vnd.api+json' },
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
    log: {
      method: 'POST',
      path: API,
      headers: { accept: 'application/vnd.api+json', 'content-type': 'application/vnd.api+json' },
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
