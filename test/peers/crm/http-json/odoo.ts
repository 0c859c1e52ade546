import { httpJson } from '../../../../lib/crm/connectors/http-json';
import { odoo } from '../../../../lib/crm/connectors/http-json/mappings/odoo';
import { CrmServer, type Answer, type Asked } from '../server';
import { WRITTEN, type CallThere, type StandingCrm } from '../simulated-crm';

const ORIGIN = 'https://odoo.example';
const problem = (status: number, name: string): Answer => ({
  status,
  body: { name, message: name, arguments: [], context: {}, debug: '' },
});

/** Odoo 19's JSON-2 API: `search_read` over "ilike" in Polish notation, and notes in the chatter. */
export function simulatedOdoo(): StandingCrm {
  const partners: { id: number; name: string; phone: string | false }[] = [];
  const notes: CallThere[] = [];
  const handle = ({ path, headers, body }: Asked): Answer => {
    if (headers['x-odoo-database'] !== 'acme') return problem(404, 'werkzeug.exceptions.NotFound');
    if (path === '/json/2/res.partner/search_read') return search(body);
    if (path === '/json/2/res.partner/message_post') return post(body);
    return problem(404, 'werkzeug.exceptions.NotFound');
  };
  const search = (body: unknown): Answer => {
    const { domain } = body as { domain: readonly unknown[] };
    const terms = domain.filter((item) => Array.isArray(item)) as [string, string, string][];
    const joins = domain.slice(0, terms.length - 1);
    const sound = terms.every(([field, operator]) => field === 'phone' && operator === 'ilike');
    if (!sound || joins.some((join) => join !== '|')) return problem(422, 'builtins.ValueError');
    const found = partners.filter(({ phone }) =>
      terms.some(([, , text]) => phone !== false && phone.includes(text)),
    );
    return { status: 200, body: found };
  };
  const post = (body: unknown): Answer => {
    const { ids, body: text } = body as { ids: readonly unknown[]; body: string };
    const known = partners.some(({ id }) => ids.length === 1 && id === ids[0]);
    if (!known) return problem(404, 'odoo.exceptions.MissingError');
    notes.push({ direction: 'incoming', text, contact: String(ids[0]) });
    return { status: 200, body: [notes.length] };
  };
  const server = new CrmServer({
    handle,
    authorization: (token) => ({ authorization: `bearer ${token}` }),
    error: (status) => problem(status, 'werkzeug.exceptions.HTTPException').body,
  });
  return {
    server,
    connector: httpJson(odoo(ORIGIN, 'acme'), server.accessAs(ORIGIN)),
    add: ({ name, mobile, phone }) => {
      const id = partners.length + 1;
      partners.push({ id, name, phone: mobile ?? phone ?? false });
      return String(id);
    },
    calls: () => notes,
    finds: WRITTEN.filter((form) => /13188888888|131 8888 8888/u.test(form)),
    recordHost: 'odoo.example',
    needsContact: true,
    onlyPhone: true,
  };
}
