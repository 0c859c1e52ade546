import * as v from 'valibot';
import type { Caller } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { CallCentre, DirectoryEntry, DirectoryKind } from '../call-centre';
import type { Ask } from './rpc/ask';
import type { Parameters } from './rpc/request';
import { rowsOf, text } from './rows';

const PAGE_SIZE = 100;
/** An instance of more than so many is searched in its own console. */
const PAGES_AT_MOST = 10;

const user = v.object({
  ...{ UserId: v.string(), LoginName: text, DisplayName: text, Email: text, Mobile: text },
  ...{ Extension: text, RoleId: text, WorkMode: text },
});
const agentState = v.object({
  ...{ AgentId: v.string(), AgentName: text, Extension: text, State: text },
});
const skillGroup = v.object({ SkillGroupId: v.string(), DisplayName: text, Description: text });
const number = v.object({ Number: v.string(), City: text, Province: text, Usage: text });

/** Agents see whom they may transfer to, and in which state; admins see all that is managed. */
export function directory(ask: Ask): NonNullable<CallCentre['directory']> {
  const all = async <Row>(
    caller: Caller,
    action: string,
    row: v.GenericSchema<unknown, Row>,
    signal: AbortSignal,
    more: Parameters = {},
  ): Promise<Row[]> => {
    const found: Row[] = [];
    for (let page = 1; page <= PAGES_AT_MOST; page += 1) {
      const asked = { ...more, PageNumber: String(page), PageSize: String(PAGE_SIZE) };
      const rows = rowsOf(await ask(caller, action, asked, signal), row);
      found.push(...rows);
      if (rows.length < PAGE_SIZE) break;
    }
    return found;
  };

  return async (caller, kind, signal): Promise<readonly DirectoryEntry[]> => {
    const admin = caller.roles.has('admin');
    switch (kind) {
      case 'agents':
        if (!admin) {
          const rows = await all(caller, 'ListRealtimeAgentStates', agentState, signal);
          return rows.map((row) =>
            entry(kind, row.AgentId, row.AgentName, { address: row.Extension, state: row.State }),
          );
        }
        return (await all(caller, 'ListUsers', user, signal)).map(agentEntry);
      case 'skill-groups': {
        const action = admin ? 'ListSkillGroups' : 'ListBriefSkillGroups';
        // An empty pattern is one that the vendor says it wants, and takes for all.
        const rows = await all(caller, action, skillGroup, signal, { SearchPattern: '' });
        return rows.map((row) =>
          entry(kind, row.SkillGroupId, row.DisplayName, {
            address: row.SkillGroupId,
            fields: { description: row.Description },
          }),
        );
      }
      case 'numbers':
        if (!admin) throw new GatewayFault('forbidden', { cause: 'numbers are for admins' });
        return (await all(caller, 'ListPhoneNumbers', number, signal)).map((row) =>
          entry(kind, row.Number, `${row.Province}${row.City}`, {
            address: row.Number,
            fields: { usage: row.Usage },
          }),
        );
      case 'departments':
        throw new GatewayFault('not-supported');
    }
  };
}

function agentEntry(row: v.InferOutput<typeof user>): DirectoryEntry {
  const fields = { loginName: row.LoginName, email: row.Email, mobile: row.Mobile };
  return entry('agents', row.UserId, row.DisplayName, {
    address: row.Extension,
    fields: { ...fields, role: row.RoleId.split('@')[0] ?? '', workMode: row.WorkMode },
  });
}

function entry(
  kind: DirectoryKind,
  id: string,
  name: string,
  { address = '', state = '', fields = {} }: Partial<DirectoryEntry>,
): DirectoryEntry {
  return {
    ...{ kind, id, name },
    ...(address !== '' && { address }),
    ...(state !== '' && { state }),
    fields,
  };
}
