import type { DeviceLabels } from '../../../lib/telephony/audio/audio-port';
import type { CallId } from '../../../lib/telephony/call';
import type { DeskAnswers, DeskQuestion } from '../../../lib/telephony/desk';
import type {
  AgentDuty,
  CallAction,
  Capability,
  DialOptions,
} from '../../../lib/telephony/provider';
import { answer } from '../line/answer';
import { DutyTeller } from '../line/duty-teller';
import type { PageSound } from '../line/page-sound';
import { SoftphoneFault } from '../line/softphone-fault';
import type { SoftphoneWorld, VendorSoftphone } from '../line/vendor-softphone';
import { AiccsCall } from './call';
import type { AiccsDesk } from './sign-in';
import { callerNumbersOf, colleaguesOf, credentialsOf, dutyOf, fromSocket } from './wire';
import type { AiccsCredentials } from './wire';

type Parts = {
  readonly signIn: (credentials: AiccsCredentials) => Promise<AiccsDesk>;
  readonly sound: Pick<PageSound, 'choose' | 'mute'>;
  readonly reload: () => void;
};

/** The vendor's own kinds of a break: 2 meal, 3 meeting, 4 coaching, 5 training. 1 is `doRest`. */
const REST_TYPE = /^[2-5]$/u;

/** The hotline SDK in Sidetone's words. What it has no published word for is not in `can`. */
export class AiccsSoftphone implements VendorSoftphone {
  readonly can: readonly Capability[] = [
    'hold',
    // The SDK has no word for it: the page itself keeps the microphone's sound back.
    'mute',
    'transfer',
    'agent-state',
    'caller-numbers',
    'directory',
  ];
  readonly oneCall = true;
  readonly #duty: DutyTeller;
  #desk: AiccsDesk | undefined;
  #call: AiccsCall | undefined;

  constructor(
    private readonly world: SoftphoneWorld,
    private readonly parts: Parts,
  ) {
    this.#duty = new DutyTeller(world.duty);
  }

  async start(credentials: unknown): Promise<void> {
    if (this.#desk) return this.renew(credentials);
    const desk = await this.#signedIn(credentials);
    this.#desk = desk;
    this.#call = new AiccsCall(desk, this.world, this.parts.sound);
    this.#listen(desk);
    await desk.agent.checkIn();
    this.world.line({ state: 'up', elsewhere: false });
  }

  renew(credentials: unknown): Promise<void> {
    this.#desk?.client.updateToken(credentialsOf(credentials).token);
    return Promise.resolve();
  }

  async dial(id: CallId, number: string, { from }: DialOptions): Promise<void> {
    if (!this.#call) throw new SoftphoneFault('unreachable');
    await this.#call.dial(id, number, from);
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    await this.#call?.act(id, action);
  }

  /** After-call work and "not ready" cannot be asked for: the state is told as it stays. */
  async setDuty({ state, reason }: AgentDuty): Promise<void> {
    const agent = this.#desk?.agent;
    if (!agent) return;
    switch (state) {
      case 'ready':
        await (this.#duty.state === 'offline' ? agent.checkIn() : agent.checkReady());
        return;
      case 'break':
        this.#duty.because(reason);
        await (reason !== undefined && REST_TYPE.test(reason)
          ? this.world.api('SuspendHotlineService', { Type: Number(reason) })
          : agent.doRest());
        return;
      case 'offline':
        await agent.checkOut();
        return;
      default:
        this.#duty.again();
    }
  }

  async ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    const { api } = this.world;
    return answer<Q['about']>(question.about, {
      'caller-numbers': async () => callerNumbersOf(await api('GetConfigNumList', {})),
      directory: async () => {
        const text = question.about === 'directory' ? question.text : '';
        return colleaguesOf(await api('ListSkillGroup', {}), text);
      },
    });
  }

  setDevices(devices: DeviceLabels): Promise<void> {
    return this.parts.sound.choose(devices);
  }

  /** The agent cannot check out of a call: first that is over, then they go. */
  async stop(): Promise<void> {
    const desk = this.#desk;
    const call = this.#call;
    if (!desk || !call) return;
    const over = new Promise<void>((resolve) => call.whenQuiet(resolve));
    await call.give().catch(() => this.world.warn('a call could not be ended'));
    await over;
    await desk.agent.checkOut();
    desk.client.removeAllListeners();
  }

  /** A token lives for a month, so one that is refused is most likely an old one: once more. */
  async #signedIn(given: unknown): Promise<AiccsDesk> {
    try {
      return await this.parts.signIn(credentialsOf(given));
    } catch (error) {
      const refused = error instanceof SoftphoneFault && error.code === 'credentials-refused';
      if (!refused) throw error;
      return this.parts.signIn(credentialsOf(await this.world.newCredentials()));
    }
  }

  #listen({ client }: AiccsDesk): void {
    client.on('AgentStatusChange', (told) => {
      const duty = dutyOf(told);
      if (duty) this.#duty.tell(duty);
    });
    client.on('TokenExpired', () => {
      this.world
        .newCredentials()
        .then((credentials) => this.renew(credentials))
        .catch(() => this.world.line({ state: 'down', fault: 'credentials-unavailable' }));
    });
    client.on('AgentReconnect', () => this.world.line({ state: 'up', elsewhere: false }));
    client.on('UnHandleEvent', (told) => {
      if (!fromSocket(told)) this.#lost();
    });
  }

  /** The SDK has given up its connection: only a new start brings it back. */
  #lost(): void {
    this.world.line({ state: 'down', fault: 'lost' });
    this.#call?.whenQuiet(() => this.parts.reload());
  }
}
