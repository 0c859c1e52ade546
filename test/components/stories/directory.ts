import type { DirectoryDesk } from '../../../components/options/directory-part';
import type { DirectoryEntry } from '../../../lib/snapshot/directory';
import type { GatewayView } from '../../../lib/snapshot/snapshot';
import { NOW } from './people';

export const gateway: GatewayView = {
  vendor: 'aliyun-ccc',
  can: ['softphone', 'calls', 'directory', 'agents', 'skill-groups', 'numbers'],
  admin: true,
  at: NOW,
};

const agents: readonly DirectoryEntry[] = [
  {
    id: 'ada@acme',
    name: 'Ada Example',
    address: '8001',
    state: 'ready',
    fields: { mobile: '13800138000', role: 'Agent' },
  },
  { id: 'li@acme', name: '李薇', address: '8002' },
  {
    id: `<b>${'x'.repeat(60)}`,
    name: 'Donaudampfschifffahrtsgesellschaftskapitänswitwe'.repeat(2),
  },
  ...Array.from({ length: 60 }, (_, index) => ({
    id: `agent-${String(index)}`,
    name: `Agent ${String(100 + index)}`,
  })),
];

/** The call centre behind the options page, in each of its moods. */
export function directoryDesk(state: string, asked: unknown[]): DirectoryDesk {
  return {
    list: (kind) => {
      asked.push(['directory.list', kind]);
      switch (state) {
        case 'admin-waiting':
          return new Promise(() => undefined);
        case 'admin-failed':
          return Promise.resolve({ ok: false, error: 'failed', said: 'Throttling: slow down' });
        default:
          return Promise.resolve({ ok: true, value: kind === 'agents' ? agents : [] });
      }
    },
    change: (change) => {
      asked.push(['directory.change', change]);
      const refused = change.fields['email'] === 'taken@acme.example';
      return Promise.resolve(
        refused
          ? { ok: false, error: 'refused', said: 'Duplicate.Email' }
          : { ok: true, value: undefined },
      );
    },
  };
}
