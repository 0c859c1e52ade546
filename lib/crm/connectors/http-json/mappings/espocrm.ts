import type { HttpJsonSettings } from '../mapping';

const FORMS = ['e164', 'digits', 'national', 'formatted', 'international'];

/** EspoCRM's REST API; the API key's header is added on the way out. Calls are held calls. */
export function espoCrm(origin: string): HttpJsonSettings {
  const where = FORMS.map((form, at) => {
    const item = `where[0][value][${String(at)}]`;
    return `${item}[type]=equals&${item}[attribute]=phoneNumber&${item}[value]={${form}}`;
  });
  const select = 'select=id,name,phoneNumber,accountName,title&maxSize=10';
  return {
    crm: 'EspoCRM',
    origin,
    find: {
      method: 'GET',
      path: `/api/v1/Contact?${select}&where[0][type]=or&${where.join('&')}`,
      list: 'list',
      id: 'id',
      name: ['name'],
      company: 'accountName',
      title: 'title',
      phones: { phone: 'phoneNumber' },
      type: 'Contact',
      page: '/#Contact/view/{id}',
    },
    searchByName: {
      method: 'GET',
      path: `/api/v1/Contact?${select}&where[0][type]=contains&where[0][attribute]=name&where[0][value]={name}`,
    },
    create: {
      method: 'POST',
      path: '/api/v1/Contact',
      body: { firstName: '{first}', lastName: '{last}', phoneNumber: '{number}' },
      id: 'id',
    },
    log: {
      method: 'POST',
      path: '/api/v1/Call',
      body: {
        name: '{subject}',
        status: 'Held',
        direction: '{direction}',
        dateStart: '{startPlain}',
        dateEnd: '{endPlain}',
        description: '{text}',
        contactsIds: ['{contact}'],
      },
      id: 'id',
    },
    amend: {
      method: 'PUT',
      path: '/api/v1/Call/{record}',
      body: { name: '{subject}', description: '{text}', contactsIds: ['{contact}'] },
      id: 'id',
    },
  };
}
