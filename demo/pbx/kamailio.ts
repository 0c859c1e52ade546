import { randomBytes } from 'node:crypto';
import { EventLog } from '../event-log';
import { freePort } from '../free-port';
import { launch } from './process';
import type { Running } from './process';
import { rpcAt } from './rpc';
import type { SipEvent } from './sip-event';

export type { SipEvent } from './sip-event';

/** A phone account: its numbers ring it, and calls to them show `queue` on the agent's screen. */
export type PbxUser = {
  readonly password?: string;
  readonly numbers?: readonly string[];
  readonly queue?: string;
};

export type PbxOptions = {
  readonly users?: Readonly<Record<string, PbxUser>>;
  readonly wsPort?: number;
  /** Called numbers that the proxy itself answers, for example `{ '+12025550199': 404 }`. */
  readonly answers?: Readonly<Record<string, number>>;
  /** Where it listens; loopback by default. */
  readonly address?: string;
  /** Where an rtpengine takes commands: with one, plain phones may call browsers and be called. */
  readonly rtpengine?: string;
  /** How long a registration lasts at most, in seconds; 600 by default. */
  readonly registrationSeconds?: number;
};

/** What a softphone needs to sign in. */
export type SipAccount = {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
};

export type Registration = { readonly contact: string; readonly expires: number };

/**
 * Two agents, and the customer, who has every number that belongs to nobody else. Accounts whose
 * names begin with `customer` may call from any number, as a telephone network may.
 */
const DEMO_USERS = {
  edward: { numbers: ['+862155550100'], queue: 'Sales' },
  sissi: { numbers: ['+862155550101'], queue: 'Support' },
  customer: {},
  'customer-2': {},
} as const satisfies Record<string, PbxUser>;

const DOMAIN = 'sidetone.test';

/**
 * Starts a Kamailio on loopback. It ends with `stop()` or with this process, whichever is first.
 * Rejects when Kamailio is not installed or does not come up within 20 s.
 */
export async function startPbx(options: PbxOptions = {}) {
  const users: Readonly<Record<string, PbxUser>> = options.users ?? DEMO_USERS;
  const accounts: Record<string, SipAccount> = {};
  for (const [name, { password }] of Object.entries(users)) {
    accounts[name] = {
      uri: `sip:${name}@${DOMAIN}`,
      username: name,
      password: password ?? randomBytes(9).toString('base64url'),
    };
  }
  const { rtpengine, registrationSeconds, address = '127.0.0.1' } = options;
  const port = options.wsPort ?? (await freePort());
  const udpPort = await freePort();
  const rpcKey = randomBytes(12).toString('hex');
  const log = new EventLog<SipEvent>();
  const rpc = rpcAt(`http://${address}:${port}/rpc/${rpcKey}`);

  const fillTables = async (): Promise<void> => {
    const set = (table: string, key: string, value: string) =>
      rpc('htable.sets', [table, key, value]);
    for (const [name, user] of Object.entries(users)) {
      await set('users', name, accounts[name]?.password ?? '');
      for (const number of user.numbers ?? []) {
        await set('numbers', number, name);
        if (user.queue) await set('queues', number, user.queue);
      }
    }
    for (const [number, status] of Object.entries(options.answers ?? {})) {
      await set('answers', number, String(status));
    }
  };
  const start = async (): Promise<Running> => {
    const started = await launch({
      ...{ address, port, udpPort, rpcKey, log },
      ...{ rtpengine, registrationSeconds },
    });
    await fillTables().catch(async (error: unknown) => {
      await started.stop();
      throw error;
    });
    return started;
  };
  let running = await start();

  return {
    wsUrl: `ws://${address}:${port}`,
    /** Where phones without WebSocket register, by UDP. */
    udpAddress: `${address}:${udpPort}`,
    domain: DOMAIN,
    users: accounts as Readonly<Record<string, SipAccount>>,
    log,
    waitFor: log.waitFor.bind(log),
    /** Every first INVITE that was let in, oldest first: no challenge, no hold. */
    invites: () => admitted(log.entries),
    /** Where a user's phones are reachable now, told by the registrar. */
    registrations: async (user: string): Promise<Registration[]> => {
      const answer = await rpc('ul.lookup', ['location', user]).catch(() => ({}));
      return contactsIn(answer);
    },
    /** Cuts every WebSocket without a goodbye on SIP's level. Resolves to how many there were. */
    dropSockets: async (): Promise<number> => {
      const { connections = [] } = (await rpc('ws.dump', [])) as { connections?: string[] };
      const ids = connections.map((row) => Number(row.split(':')[0]));
      for (const id of ids) await rpc('ws.close', [id]);
      return ids.length;
    },
    /** Sockets stay open and nothing answers, as behind a dead network. */
    pause: () => running.signal('SIGSTOP'),
    resume: () => running.signal('SIGCONT'),
    stop: () => running.stop(),
    /** A new process on the same address that knows no registration. */
    restart: async (): Promise<void> => {
      await running.stop();
      running = await start();
    },
  };
}

export type Pbx = Awaited<ReturnType<typeof startPbx>>;

/** A call's INVITE comes twice when the proxy asks for a password; the last one is the call's. */
function admitted(events: readonly SipEvent[]) {
  const calls = new Map<string, { at: number; from: string; to: string; callId: string }>();
  const challenged = (invite: SipEvent): boolean =>
    events.some(
      (event) =>
        event.kind === 'own-reply' &&
        event.callId === invite.callId &&
        event.cseq === invite.cseq &&
        event.status === 407,
    );
  for (const event of events) {
    if (event.kind !== 'request' || event.method !== 'INVITE' || event.inDialog) continue;
    const { at, from, target, callId } = event;
    if (!challenged(event)) calls.set(callId, { at, from, to: target, callId });
  }
  return [...calls.values()];
}

function contactsIn(answer: unknown): Registration[] {
  const { Contacts = [] } = answer as {
    Contacts?: { Contact: { Address: string; Expires: number } }[];
  };
  return Contacts.map(({ Contact }) => ({ contact: Contact.Address, expires: Contact.Expires }));
}
