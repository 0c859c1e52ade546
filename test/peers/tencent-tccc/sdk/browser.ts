import { LocalPeer } from '../../sdk/local-peer';
import { VendorLink } from '../../sdk/vendor-link';
import { EVENTS } from './published';

/** The drop-in for the script of Tencent's Web SDK: the global `tccc`, and sound to a peer here. */
class Sdk {
  readonly events = Object.fromEntries(EVENTS.map((name) => [name, name]));
  readonly #hearers = new Map<string, Set<(told: unknown) => void>>();
  readonly #calls = new Map<string, { peer: LocalPeer; held: boolean; muted: boolean }>();
  /** Over before the reply came that names them. */
  readonly #overEarly = new Set<string>();
  #ready = false;
  #status: unknown;
  #told = 0;

  constructor(private readonly link: VendorLink) {}

  readonly on = (name: string, hear: (told: unknown) => void): void => {
    if (!EVENTS.some((one) => one === name)) void this.link.misused(`on ${name}`).catch(() => null);
    this.#hearers.set(name, (this.#hearers.get(name) ?? new Set()).add(hear));
  };

  readonly off = (name: string, hear: (told: unknown) => void): void => {
    this.#hearers.get(name)?.delete(hear);
  };

  readonly Call = {
    startOutboundCall: (options: unknown) => this.#dial('startOutboundCall', options),
    startInternalCall: (options: unknown) => this.#dial('startInternalCall', options),
    accept: async (options: { sessionId: string }) => {
      const peer = await LocalPeer.open();
      this.#calls.set(options.sessionId, { peer, held: false, muted: false });
      return this.#ask('accept', options).catch((error: unknown) => {
        peer.close();
        throw error;
      });
    },
    hungUp: (options: unknown) => this.#ask('hungUp', options),
    muteMic: (options: { sessionId: string }) => this.#quiet('muteMic', options, { muted: true }),
    unmuteMic: (options: { sessionId: string }) =>
      this.#quiet('unmuteMic', options, { muted: false }),
    hold: (options: { sessionId: string }) => this.#quiet('hold', options, { held: true }),
    unHold: (options: { sessionId: string }) => this.#quiet('unHold', options, { held: false }),
    sendDigits: (options: unknown) => this.#ask('sendDigits', options),
    transfer: (options: unknown) => this.#ask('transfer', options),
  };

  readonly Agent = {
    online: (): void => void this.#ask('online', {}),
    offline: (): void => void this.#ask('offline', {}),
    setStatus: (options: unknown) => this.#ask('setStatus', options),
    getStatus: (): unknown => this.#status,
  };

  readonly UI = {
    hide: (): void => document.querySelector('#tccc-workbench')?.remove(),
  };

  /** What the script's tag says: token and all, as the vendor's servers check it. */
  async start(shown: unknown): Promise<void> {
    try {
      const { status } = (await this.link.enter(shown)) as { status: unknown };
      this.#status = status;
      await this.link.listen((name, told) => void this.#hear(name, told));
    } catch {
      this.#emit('tokenExpired', {});
      return;
    }
    const workbench = { id: 'tccc-workbench', textContent: '腾讯云联络中心 · 工作台' };
    document.body.append(Object.assign(document.createElement('div'), workbench));
    this.#ready = true;
    this.#emit('ready', {});
  }

  async #dial(method: string, options: unknown): Promise<unknown> {
    if (!this.#ready) return this.link.misused(`${method} before ready`);
    const peer = await LocalPeer.open();
    try {
      const reply = await this.#ask(method, options);
      const { sessionId } = (reply as { data: { sessionId: string } }).data;
      if (this.#overEarly.delete(sessionId)) peer.close();
      else this.#calls.set(sessionId, { peer, held: false, muted: false });
      return reply;
    } catch (error) {
      peer.close();
      throw error;
    }
  }

  async #quiet(
    method: string,
    options: { sessionId: string },
    change: Partial<Record<'held' | 'muted', boolean>>,
  ): Promise<unknown> {
    const reply = await this.#ask(method, options);
    const call = this.#calls.get(options.sessionId);
    if (call) call.peer.quiet(Object.assign(call, change));
    return reply;
  }

  async #ask(method: string, options: unknown): Promise<unknown> {
    if (!this.#ready) return this.link.misused(`${method} before ready`);
    try {
      return { status: 'success', data: await this.link.ask(method, options) };
    } catch (error) {
      const errorMsg = error instanceof Error ? error.message : 'error';
      // Both are published: some calls resolve with an error, others reject.
      if (method === 'setStatus') return { status: 'error', errorMsg };
      throw Object.assign(new Error(errorMsg), { errorMsg });
    }
  }

  async #hear(name: string, told: unknown): Promise<void> {
    const { sessionId = '', status } = told as { sessionId?: string; status?: unknown };
    if (name === 'statusChanged') this.#status = status;
    if (name === 'calloutAccepted' || name === 'userAccessed') {
      await this.#calls.get(sessionId)?.peer.connect();
    }
    if (name === 'sessionEnded' || name === 'transfer') {
      this.#calls.get(sessionId)?.peer.close();
      if (!this.#calls.delete(sessionId)) this.#overEarly.add(sessionId);
    }
    this.#emit(name, told);
  }

  /** The reference shows what is told bare, the guides under `data`: here it is both by turns. */
  #emit(name: string, told: unknown): void {
    this.#told += 1;
    const event = this.#told % 2 === 0 ? { data: told } : told;
    for (const hear of this.#hearers.get(name) ?? []) hear(event);
  }
}

const script = document.currentScript as HTMLScriptElement;
const link = new VendorLink(new URL(script.src).origin);
if ('tccc' in window) {
  void link.misused('initialised twice').catch(() => null);
} else {
  const tccc = new Sdk(link);
  Object.assign(window, { tccc });
  const { token, sdkAppId, userid, showWorkBenchAtFirstLogin } = script.dataset;
  if (script.crossOrigin !== 'anonymous') void link.misused('crossorigin').catch(() => null);
  // After the script's `load`, so that whoever waits for it can listen.
  setTimeout(() => void tccc.start({ token, sdkAppId, userid, showWorkBenchAtFirstLogin }));
}
