import type { CallId } from '../../../lib/telephony/call';
import type { DeskAnswers, DeskQuestion } from '../../../lib/telephony/desk';
import type { DeviceLabels } from '../../../lib/telephony/audio/audio-port';
import type {
  AgentDuty,
  CallAction,
  Capability,
  DialOptions,
  LineFault,
} from '../../../lib/telephony/provider';
import { withCountryInChina } from '../line/chinese-number';
import { answer } from '../line/answer';
import { DutyTeller } from '../line/duty-teller';
import { InTurn } from '../line/in-turn';
import type { PageSound } from '../line/page-sound';
import { SoftphoneFault } from '../line/softphone-fault';
import type { SoftphoneWorld, VendorSoftphone } from '../line/vendor-softphone';
import { TcccCalls } from './calls';
import { callerNumbers, colleagues } from './desk';
import { credentialsOf } from './sign-in';
import type { TcccCredentials } from './sign-in';
import type { Tccc } from './tccc';
import { dutyOf, granted, wishFor } from './wire';

type Parts = {
  /** Loads the SDK; once in the life of a page. */
  readonly signIn: (credentials: TcccCredentials, seen: boolean) => Promise<Tccc>;
  readonly sound: Pick<PageSound, 'choose'>;
  /** Outlives a reload of the page: whether what it was given before was refused. */
  readonly refused: { get(): boolean; set(so: boolean): void };
  readonly reload: () => void;
};

/** How an address and a token fail that were used before, or are older than ten minutes. */
const LIKELY_OLD: ReadonlySet<LineFault> = new Set(['credentials-refused', 'blocked-page']);

/** Tencent's Web SDK in Sidetone's words. What it has no published word for is not in `can`. */
export class TcccSoftphone implements VendorSoftphone {
  readonly can: readonly Capability[] = [
    ...(['hold', 'mute', 'dtmf', 'transfer', 'agent-state'] as const),
    ...(['caller-numbers', 'directory'] as const),
  ];
  readonly oneCall = true;
  #tccc: Tccc | undefined;
  #calls: TcccCalls | undefined;
  readonly #duty: DutyTeller;
  readonly #turn = new InTurn();

  constructor(
    private readonly world: SoftphoneWorld,
    private readonly parts: Parts,
  ) {
    this.#duty = new DutyTeller(world.duty);
  }

  async start(credentials: unknown): Promise<void> {
    if (this.#tccc) return;
    const tccc = await this.#signedIn(credentials);
    this.#tccc = tccc;
    this.#calls = new TcccCalls(tccc, this.world);
    this.#listen(tccc);
    if (!this.world.seen) tccc.UI.hide();
    tccc.Agent.online();
    this.world.line({ state: 'up', elsewhere: false });
    // Who was off line is told to be ready in a moment.
    const status = tccc.Agent.getStatus();
    if (status !== 'offline') this.#tellDuty(status);
  }

  async dial(id: CallId, number: string, options: DialOptions): Promise<void> {
    if (!this.#calls) throw new SoftphoneFault('unreachable');
    await this.#calls.dial(id, withCountryInChina(number), {
      ...(options.from !== undefined && { from: withCountryInChina(options.from) }),
      ...(options.skillGroup !== undefined && { skillGroup: options.skillGroup }),
    });
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    await this.#calls?.act(id, action);
  }

  setDuty(duty: AgentDuty): Promise<void> {
    return this.#turn.do(() => this.#set(duty));
  }

  async ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    return answer<Q['about']>(question.about, {
      'caller-numbers': () => callerNumbers(this.world.api),
      directory: () =>
        colleagues(this.world.api, question.about === 'directory' ? question.text : ''),
    });
  }

  setDevices(devices: DeviceLabels): Promise<void> {
    return this.parts.sound.choose(devices);
  }

  async stop(): Promise<void> {
    await this.#calls?.hangUpAll();
    this.#tccc?.Agent.offline();
  }

  /**
   * A token is good for one start, and the SDK is not to be loaded twice: one that is refused takes
   * the page with it, which is then given another. If that is refused as well, so be it.
   */
  async #signedIn(credentials: unknown): Promise<Tccc> {
    const { refused, signIn, reload } = this.parts;
    const before = refused.get();
    refused.set(false);
    try {
      return await signIn(credentialsOf(credentials), this.world.seen);
    } catch (error) {
      if (!before && error instanceof SoftphoneFault && LIKELY_OLD.has(error.code)) {
        refused.set(true);
        reload();
      }
      throw error;
    }
  }

  #listen(tccc: Tccc): void {
    this.#calls?.listen();
    tccc.on(tccc.events.statusChanged, (status) => this.#tellDuty(status));
    tccc.on(tccc.events.tokenExpired, () => this.#expired());
  }

  async #set({ state, reason }: AgentDuty): Promise<void> {
    const tccc = this.#tccc;
    if (!tccc) return;
    if (state === 'offline') {
      tccc.Agent.offline();
      this.#duty.tell({ state });
      return;
    }
    tccc.Agent.online();
    if (state === 'break') this.#duty.because(reason);
    const status = wishFor(state, tccc.Agent.getStatus());
    const why = status === 'rest' && reason !== undefined ? { restReason: reason } : {};
    await granted(tccc.Agent.setStatus({ status, ...why }));
  }

  /** The SDK takes no new token while it lives; a call that is up is not cut for it. */
  #expired(): void {
    this.world.line({ state: 'down', fault: 'credentials-refused' });
    this.#calls?.whenQuiet(() => this.parts.reload());
  }

  #tellDuty(status: unknown): void {
    const duty = dutyOf(status);
    if (duty) this.#duty.tell(duty);
  }
}
