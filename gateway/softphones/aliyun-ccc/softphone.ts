import type { DeviceLabels } from '../../../lib/telephony/audio/audio-port';
import type { CallId } from '../../../lib/telephony/call';
import type { DeskAnswers, DeskQuestion } from '../../../lib/telephony/desk';
import type {
  AgentDuty,
  CallAction,
  Capability,
  DialOptions,
} from '../../../lib/telephony/provider';
import type { PageSound } from '../line/page-sound';
import { SoftphoneFault } from '../line/softphone-fault';
import type { SoftphoneWorld, VendorSoftphone } from '../line/vendor-softphone';
import { CccCalls } from './calls';
import { callerNumbers, colleagues } from './desk';
import { lineFaultOf } from './refusals';
import { Shift } from './shift';
import { toldCall, toldError, toldStatus } from './told';
import { Waiting } from './waiting';
import { apiFor, sessionOf } from './workbench';
import type { CccSession, OpenWorkbench } from './workbench';
import type { WorkbenchConfig, WorkbenchSdk } from './workbench-sdk';

/** From the making of the SDK to its `onInit`, which asks the vendor several things, in ms. */
const INIT_WITHIN = 30_000;

type Parts = {
  readonly open: OpenWorkbench;
  readonly sound: Pick<PageSound, 'choose'>;
};

/** Aliyun CCC's `WorkbenchSdk` 2.x in Sidetone's words. */
export class CccSoftphone implements VendorSoftphone {
  readonly can: readonly Capability[] = [
    ...(['hold', 'mute', 'dtmf', 'transfer', 'consult', 'agent-state'] as const),
    ...(['skill-groups', 'caller-numbers', 'directory'] as const),
  ];
  readonly oneCall = true;
  readonly #waiting = new Waiting();
  #calls: CccCalls | undefined;
  #shift: Shift | undefined;
  #begun = false;

  constructor(
    private readonly world: SoftphoneWorld,
    private readonly parts: Parts,
  ) {}

  async start(credentials: unknown): Promise<void> {
    if (this.#begun) return;
    const session = sessionOf(credentials);
    this.#begun = true;
    const sdk = await this.#open(session);
    this.#calls = new CccCalls(sdk, this.world, this.#waiting);
    this.#shift = new Shift(sdk, this.world, this.#waiting);
    await this.#shift.begin();
  }

  async dial(id: CallId, number: string, options: DialOptions): Promise<void> {
    if (!this.#calls) throw new SoftphoneFault('unreachable');
    await this.#calls.dial(id, number, options);
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    await this.#calls?.act(id, action);
  }

  async setDuty(duty: AgentDuty): Promise<void> {
    if (!this.#calls?.live) await this.#shift?.setDuty(duty);
  }

  async signIn(wanted: readonly string[]): Promise<void> {
    if (!this.#calls?.live) await this.#shift?.signIn(wanted);
  }

  async ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    return (await this.#answer(question)) as DeskAnswers[Q['about']];
  }

  setDevices(devices: DeviceLabels): Promise<void> {
    return this.parts.sound.choose(devices);
  }

  async stop(): Promise<void> {
    await this.#calls?.hangUp();
    await this.#shift?.end();
  }

  #answer(question: DeskQuestion): Promise<unknown> {
    const { api } = this.world;
    switch (question.about) {
      case 'skill-groups':
        return this.#shift?.groups() ?? Promise.reject(new SoftphoneFault('unreachable'));
      case 'caller-numbers':
        return callerNumbers(api);
      case 'directory':
        return colleagues(api, question.text);
      default:
        return Promise.reject(new Error(`the vendor does not tell ${question.about}`));
    }
  }

  #open(session: CccSession): Promise<WorkbenchSdk> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new SoftphoneFault('unreachable')), INIT_WITHIN);
      let initialised = false;
      let made: WorkbenchSdk | undefined;
      const settle = (): void => {
        if (!initialised || !made) return;
        clearTimeout(late);
        resolve(made);
      };
      const failed = (fault: SoftphoneFault): void => {
        clearTimeout(late);
        reject(fault);
      };
      const callbacks = this.#callbacks((code) => {
        const fault = initialised ? undefined : lineFaultOf(code);
        if (fault) failed(new SoftphoneFault(fault));
      });
      const onInit = (): void => {
        initialised = true;
        settle();
      };
      this.parts
        .open({
          ...session,
          apiAxiosFunc: apiFor(this.world),
          seen: this.world.seen,
          ...callbacks,
          onInit,
        })
        .then((sdk) => {
          made = sdk;
          settle();
        })
        .catch((cause: unknown) =>
          failed(
            cause instanceof SoftphoneFault ? cause : new SoftphoneFault('unreachable', { cause }),
          ),
        );
    });
  }

  #callbacks(refused: (code: string) => void) {
    const now = (): void => this.#waiting.check();
    return {
      onRegister: () => this.#shift?.registered(),
      onLogIn: now,
      onBreak: now,
      onReady: now,
      onCallComing: (call: unknown) => this.#calls?.coming(toldCall(call)),
      onBeforeCallDialing: ({ callback }: { readonly callback: () => void }) => {
        if (this.#calls?.mayDial()) callback();
      },
      onCallDialing: () => this.#calls?.dialling(),
      onBeforeCallHangup: ({ callback }: { readonly callback: () => void }) => callback(),
      onCallEstablish: () => this.#calls?.established(),
      onCallRelease: (call: unknown) => this.#calls?.released(toldCall(call)),
      onHangUp: now,
      onErrorNotify: (error: unknown) => {
        const code = toldError(error);
        refused(code);
        this.#error(code);
      },
      onStatusChange: (change: unknown) => {
        const code = toldStatus(change);
        if (code === undefined) return;
        this.#calls?.status(code);
        this.#shift?.status(code);
      },
    } satisfies Partial<WorkbenchConfig>;
  }

  #error(code: string): void {
    const fault = this.#shift ? lineFaultOf(code) : undefined;
    this.world.warn(`the SDK says ${/^[\w.]{1,60}$/u.test(code) ? code : 'something strange'}`);
    if (fault === 'taken-over') this.#calls?.takenOver();
    if (fault) this.#shift?.down(fault);
    else if (this.#waiting.open) this.#waiting.refused(code);
    else this.#calls?.unasked(code);
  }
}
