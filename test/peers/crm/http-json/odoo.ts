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
  const notes = new Map<number, CallThere>();
  let made = 0;
  const handle = ({ path, headers, body }: Asked): Answer => {
    if (headers['x-odoo-database'] !== 'acme') return problem(404, 'werkzeug.exceptions.NotFound');
    if (path === '/json/2/res.partner/search_read') return search(body);
    if (path === '/json/2/res.partner/create') return create(body);
    if (path === '/json/2/res.partner/message_post') return post(body);
    if (path === '/json/2/mail.message/write') return rewrite(body);
    return problem(404, 'werkzeug.exceptions.NotFound');
  };
  const rewrite = (body: unknown): Answer => {
    const { ids, vals } = body as { ids: readonly number[]; vals: Record<string, unknown> };
    const [id = 0, ...others] = ids;
    // Another record, or another model, is an administrator's to choose.
    const own = Object.keys(vals).join() === 'body' && others.length === 0;
    if (!own) return problem(403, 'odoo.exceptions.AccessError');
    const note = notes.get(id);
    if (!note) return problem(404, 'odoo.exceptions.MissingError');
    notes.set(id, { ...note, text: shown(vals['body'] as string) });
    return { status: 200, body: true };
  };
  const search = (body: unknown): Answer => {
    const { domain } = body as { domain: readonly unknown[] };
    const terms = domain.filter((item) => Array.isArray(item)) as [string, string, string][];
    const joins = domain.slice(0, terms.length - 1);
    const sound = terms.every(
      ([field, operator]) => (field === 'phone' || field === 'name') && operator === 'ilike',
    );
    if (!sound || joins.some((join) => join !== '|')) return problem(422, 'builtins.ValueError');
    const found = partners.filter((partner) =>
      terms.some(([field, , text]) => {
        const value = field === 'name' ? partner.name : partner.phone;
        return value !== false && like(text).test(value);
      }),
    );
    return { status: 200, body: found };
  };
  const create = (body: unknown): Answer => {
    const { vals_list: all } = body as { vals_list: readonly Record<string, string>[] };
    const sound = all.every(
      ({ name, phone, ...more }) => name && phone && Object.keys(more).length === 0,
    );
    if (!sound) return problem(422, 'builtins.ValueError');
    const ids = all.map(({ name = '', phone = '' }) =>
      partners.push({ id: partners.length + 1, name, phone }),
    );
    return { status: 200, body: ids };
  };
  const post = (body: unknown): Answer => {
    const { ids, body: text } = body as { ids: readonly unknown[]; body: string };
    const known = partners.some(({ id }) => ids.length === 1 && id === ids[0]);
    if (!known) return problem(404, 'odoo.exceptions.MissingError');
    notes.set((made += 1), { direction: 'incoming', text, contact: String(ids[0]) });
    return { status: 200, body: [made] };
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
    calls: () => [...notes.values()],
    deleteCall: (id) => void notes.delete(Number.parseInt(id, 10)),
    keepsContact: true,
    finds: WRITTEN.filter((form) => /13188888888|131 8888 8888/u.test(form)),
    findsNames: ['Jane Doe', 'doe, jane', 'jane do', 'Doe'],
    contacts: () =>
      partners.map(({ id, name, phone }) => ({ id: String(id), name, phone: phone || null })),
    recordHost: 'odoo.example',
    needsContact: true,
    onlyPhone: true,
  };
}

/** What people read of a body in HTML. */
function shown(html: string): string {
  const marks = new Map([
    ['lt', '<'],
    ['gt', '>'],
    ['quot', '"'],
    ['#39', "'"],
    ['amp', '&'],
  ]);
  return html
    .replaceAll('<br>', '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(lt|gt|quot|#39|amp);/gu, (_, name: string) => marks.get(name) ?? '');
}

/** `ilike` as PostgreSQL has it: anywhere, without case, `%` and `_` stand for others. */
function like(text: string): RegExp {
  const pattern = text
    .replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(pattern, 'iu');
}
