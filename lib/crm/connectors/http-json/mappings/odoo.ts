import type { HttpJsonSettings } from '../mapping';

const SEARCH = '/json/2/res.partner/search_read';
const FIELDS = ['id', 'name', 'phone', 'function', 'commercial_company_name'];

/**
 * Odoo from version 19: the JSON-2 API with an API key as bearer. `ilike` compares letters, so that
 * the number is searched as Odoo itself writes it, and in one piece. Calls are notes in the chatter.
 */
export function odoo(origin: string, database: string): HttpJsonSettings {
  const headers = { 'x-odoo-database': database };
  return {
    crm: 'Odoo',
    origin,
    find: {
      method: 'POST',
      path: SEARCH,
      headers,
      body: {
        domain: [
          ...['|', '|'],
          ['phone', 'ilike', '{significant}'],
          ['phone', 'ilike', '{formatted}'],
          ['phone', 'ilike', '{international}'],
        ],
        fields: FIELDS,
        limit: 10,
      },
      id: 'id',
      name: ['name'],
      company: 'commercial_company_name',
      title: 'function',
      phones: { phone: 'phone' },
      type: 'res.partner',
      page: '/odoo/contacts/{id}',
    },
    searchByName: {
      method: 'POST',
      path: SEARCH,
      headers,
      body: { domain: [['name', 'ilike', '{name}']], fields: FIELDS, limit: 25 },
    },
    create: {
      method: 'POST',
      path: '/json/2/res.partner/create',
      headers,
      body: { vals_list: [{ name: '{name}', phone: '{number}' }] },
      id: '0',
    },
    log: {
      method: 'POST',
      path: '/json/2/res.partner/message_post',
      headers,
      body: { ids: ['{contactNumber}'], body: '{subject}\n{text}' },
      id: '0',
      needsContact: true,
    },
    // A message moves to another record by an administrator's hand alone.
    amend: {
      method: 'POST',
      path: '/json/2/mail.message/write',
      headers,
      body: { ids: ['{recordNumber}'], vals: { body: '{html}' } },
      keepsContact: true,
    },
  };
}
