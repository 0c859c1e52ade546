import { typedKeyVault } from '../../auth/typed-key';
import type { Connector, RemoteName } from '../../crm/connector';
import { remoteSystems, type RemoteSystem } from '../../crm/registry';
import type { Logger } from '../../log/log';
import type { SignInFault } from '../../messaging/protocol';
import { failed, ok, type Result } from '../../messaging/result';
import type { Settings } from '../../policy/settings';
import type { CrmView } from '../../snapshot/snapshot';
import type { SignInWindow } from '../sign-in-window';
import type { Store } from '../store';
import { CRM_ALARM, CrmConnection } from './crm-connection';
import { wayInto, type WayIn } from './way-in';

type Parts = {
  readonly store: Pick<Store, 'snapshot' | 'changeSnapshot'>;
  readonly settings: { readonly current: Settings };
  readonly window: Pick<SignInWindow, 'opens' | 'gone' | 'close'>;
  /** What needs no customer system: it comes first. */
  readonly seen: Connector;
  /** There is a connection where there was none. */
  readonly connected: () => void;
  readonly log: Logger;
};

type System = RemoteSystem & {
  readonly way: WayIn;
  readonly connection?: CrmConnection;
  readonly made: Connector;
};

/** The customer systems that are set up, and the agent's way into each; kept true in the snapshot. */
export class CustomerSystems {
  readonly #parts: Parts;
  #of: Settings | null = null;
  #systems: readonly System[] = [];
  #all: readonly Connector[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Every place that may know a customer, as the settings stand now. */
  get connectors(): readonly Connector[] {
    this.#follow();
    return this.#all;
  }

  /** After a start: ends what an earlier worker left, and says who is connected where. */
  async takeUp(): Promise<void> {
    this.#follow();
    const { store, window } = this.#parts;
    if (store.snapshot.crm.some(({ state }) => state === 'connecting')) {
      await window.close();
      await window.gone();
    }
    await Promise.all(connectionsOf(this.#systems).map((one) => one.takeUp()));
    await this.show();
  }

  /** What is connected no longer, because the settings name another system, is disconnected. */
  async settingsChanged(): Promise<void> {
    const before = this.#systems;
    this.#follow();
    const now = connectionsOf(this.#systems).map(sameAs);
    const gone = connectionsOf(before).filter((one) => !now.includes(sameAs(one)));
    await Promise.all(gone.map((one) => one.disconnect()));
    await this.show();
  }

  /** Lets the agent sign in; resolves when the window is gone. */
  async connect(name: RemoteName): Promise<Result<void, SignInFault>> {
    const system = this.#named(name);
    if (!system?.connection) return failed('not-configured');
    const { window } = this.#parts;
    await this.#say(name, { state: 'connecting' });
    await window.opens();
    const fault = await system.connection.connect();
    await window.gone();
    await this.show();
    if (fault) return failed(fault);
    this.#parts.connected();
    return ok();
  }

  /** Takes the key that the agent typed. */
  async useKey(name: RemoteName, key: string): Promise<void> {
    if (this.#named(name)?.way.by !== 'key') return;
    await typedKeyVault(name).save(key);
    await this.show();
    this.#parts.connected();
  }

  async disconnect(name: RemoteName): Promise<void> {
    await this.#named(name)?.connection?.disconnect();
    await typedKeyVault(name).clear();
    await this.show();
  }

  /** The agent has signed out: nobody else gets into what they were let into. */
  async signedOut(): Promise<void> {
    this.#follow();
    await Promise.all(this.#systems.map(({ name }) => this.disconnect(name)));
  }

  /** One of the alarms went off. */
  refreshDue(alarm: string): Promise<void> | undefined {
    this.#follow();
    const system = this.#systems.find(({ name }) => alarm === CRM_ALARM + name);
    return system?.connection?.refreshDue();
  }

  #named(name: RemoteName): System | undefined {
    this.#follow();
    return this.#systems.find((system) => system.name === name);
  }

  #follow(): void {
    const settings = this.#parts.settings.current;
    if (settings === this.#of) return;
    this.#of = settings;
    this.#systems = remoteSystems(settings.crm, settings.gateway).map((system) =>
      this.#made(system, settings),
    );
    this.#all = [this.#parts.seen, ...this.#systems.map(({ made }) => made)];
  }

  #made(system: RemoteSystem, settings: Settings): System {
    const way = wayInto(system, settings);
    const asked = system.connector(way.by === 'nothing' ? NOBODY : way.access);
    const made = { ...asked, crm: system.crm };
    if (way.by !== 'sign-in') return { ...system, way, made };
    const expired = (): Promise<void> => this.show();
    const connection = new CrmConnection({ ...way, expired, log: this.#parts.log });
    return { ...system, way, made, connection };
  }

  /** What every view may know of the agent's ways in. */
  async show(): Promise<void> {
    this.#follow();
    const crm = await Promise.all(this.#systems.map((system) => this.#view(system)));
    await this.#parts.store.changeSnapshot({ crm });
  }

  async #view(system: System): Promise<CrmView> {
    const { name, crm, origin, way, connection } = system;
    const about = { name, crm, host: new URL(origin).host, by: way.by };
    const { signIn } = this.#parts.store.snapshot;
    switch (way.by) {
      case 'nothing':
        return { ...about, state: 'connected' };
      case 'call-centre':
        return { ...about, state: signIn === 'in' ? 'connected' : 'out' };
      case 'key':
        return {
          ...about,
          state: (await typedKeyVault(name).read()) === null ? 'out' : 'connected',
        };
      case 'sign-in': {
        const who = await connection?.who();
        return { ...about, state: who ? 'connected' : 'out', who: who ?? undefined };
      }
    }
  }

  #say(name: RemoteName, change: Pick<CrmView, 'state'>): Promise<void> {
    const { store } = this.#parts;
    const crm = store.snapshot.crm.map((one) => (one.name === name ? { ...one, ...change } : one));
    return store.changeSnapshot({ crm });
  }
}

/** A system that needs no sign-in is never asked over the network. */
const NOBODY = {
  fetch: () => Promise.reject(new TypeError('This system is not asked')),
  renew: () => Promise.resolve(false),
};

function connectionsOf(systems: readonly System[]): readonly CrmConnection[] {
  return systems.flatMap(({ connection }) => connection ?? []);
}

/** Two connections of the same identity share their tokens. */
function sameAs({ identity: { id, issuer, clientId } }: CrmConnection): string {
  return JSON.stringify([id, issuer, clientId]);
}
