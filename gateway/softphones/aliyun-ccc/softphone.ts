import type { DeviceLabels } from '../../../lib/telephony/audio/audio-port';
import type { CallId } from '../../../lib/telephony/call';
import type { DeskAnswers, DeskQuestion } from '../../../lib/telephony/desk';
import type {
  AgentDuty,
  CallAction,
  Capability,
  DialOptions,
} from '../../../lib/telephony/provider';
import { DutyTeller } from '../line/duty-teller';
import type { PageSound } from '../line/page-sound';
import { SoftphoneFault } from '../line/softphone-fault';
import type { SoftphoneWorld, VendorSoftphone } from '../line/vendor-softphone';
import { CccCalls } from './calls';
import { callerNumbers, colleagues, skillGroups, skillLevels } from './desk';
import { lineFaultOf } from './refusals';
import { dutyOf, STATUS } from './status';
import { toldCall, toldError, toldStatus } from './told';
import { Waiting } from './waiting';
import { apiFor, sessionOf } from './workbench';
import type { OpenWorkbench } from './workbench';
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
  readonly #duty: DutyTeller;
  #sdk: WorkbenchSdk | undefined;
  #calls: CccCalls | undefined;
  #signedIn: ReadonlySet<string> = new Set();
  #status: number = STATUS.notRegistered;
  /** Its state is told only when it has been on line: nobody asked for what it starts with. */
  #up = false;
  /** By the agent's own wish, which is no trouble of the line's. */
  #loggedOut = false;

  constructor(
    private readonly world: SoftphoneWorld,
    private readonly parts: Parts,
  ) {
    this.#duty = new DutyTeller(world.duty);
  }

  async start(credentials: unknown): Promise<void> {
    if (this.#sdk) return;
    const { instanceId, regionId } = sessionOf(credentials);
    const sdk = await this.#open(instanceId, regionId);
    this.#sdk = sdk;
    this.#calls = new CccCalls(sdk, this.world, this.#waiting);
    const groups = await skillLevels(this.world.api);
    await this.#register(new Set(groups.map(({ skillGroupId }) => skillGroupId)));
    this.#up = true;
    this.world.line({ state: 'up', elsewhere: false });
  }

  async dial(id: CallId, number: string, options: DialOptions): Promise<void> {
    if (!this.#calls) throw new SoftphoneFault('unreachable');
    await this.#calls.dial(id, number, options);
  }

  async act(id: CallId, action: CallAction): Promise<void> {
    await this.#calls?.act(id, action);
  }

  async setDuty({ state, reason }: AgentDuty): Promise<void> {
    const sdk = this.#sdk;
    if (!sdk || this.#calls?.live) return;
    this.#duty.because(reason);
    const reaches = (code: number) => () => this.#status === code;
    switch (state) {
      case 'ready':
        if (this.#away()) return this.#register(this.#signedIn);
        return this.#waiting.ask(() => sdk.ready(), reaches(STATUS.idle));
      case 'break':
      case 'not-ready':
        if (this.#away()) await this.#register(this.#signedIn);
        return this.#waiting.ask(() => sdk.applyForBreak(reason ?? state), reaches(STATUS.onBreak));
      case 'offline':
        return this.#logOut(sdk);
      case 'after-call':
        // The vendor alone begins it, after a call.
        this.#duty.again();
    }
  }

  async signIn(wanted: readonly string[]): Promise<void> {
    const sdk = this.#sdk;
    if (!sdk || this.#calls?.live) return;
    if (wanted.length > 0) return this.#register(new Set(wanted));
    await this.#logOut(sdk);
    this.#signedIn = new Set();
  }

  async ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    return (await this.#answer(question)) as DeskAnswers[Q['about']];
  }

  setDevices(devices: DeviceLabels): Promise<void> {
    return this.parts.sound.choose(devices);
  }

  async stop(): Promise<void> {
    await this.#calls?.hangUp();
    await this.#sdk?.logOut();
  }

  #answer(question: DeskQuestion): Promise<unknown> {
    const { api } = this.world;
    switch (question.about) {
      case 'skill-groups':
        return skillGroups(api, this.#signedIn);
      case 'caller-numbers':
        return callerNumbers(api);
      case 'directory':
        return colleagues(api, question.text);
      default:
        return Promise.reject(new Error(`the vendor does not tell ${question.about}`));
    }
  }

  #logOut(sdk: WorkbenchSdk): Promise<void> {
    this.#loggedOut = true;
    return this.#waiting.ask(
      () => sdk.logOut(),
      () => this.#away(),
    );
  }

  async #register(wanted: ReadonlySet<string>): Promise<void> {
    const sdk = this.#sdk;
    const all = await skillLevels(this.world.api);
    const groups = all.filter(({ skillGroupId }) => wanted.has(skillGroupId));
    this.#loggedOut = false;
    let done = false;
    this.#registered = () => (done = true);
    await this.#waiting.ask(
      () => sdk?.register(groups),
      () => done,
    );
    this.#signedIn = new Set(groups.map(({ skillGroupId }) => skillGroupId));
  }

  #registered = (): unknown => undefined;

  #away(): boolean {
    return this.#status === STATUS.offline || this.#status === STATUS.notRegistered;
  }

  #open(instanceId: string, regionId: string): Promise<WorkbenchSdk> {
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
        .open({ instanceId, regionId, apiAxiosFunc: apiFor(this.world), ...callbacks, onInit })
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
      onRegister: () => {
        this.#registered();
        now();
      },
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
      onStatusChange: (change: unknown) => this.#changed(toldStatus(change)),
    } satisfies Partial<WorkbenchConfig>;
  }

  #error(code: string): void {
    const fault = this.#up ? lineFaultOf(code) : undefined;
    this.world.warn(`the SDK says ${/^[\w.]{1,60}$/u.test(code) ? code : 'something strange'}`);
    if (fault) this.world.line({ state: 'down', fault });
    else if (this.#waiting.open) this.#waiting.refused(code);
    else this.#calls?.unasked(code);
  }

  #changed(code: number | undefined): void {
    if (code === undefined || code === this.#status) return;
    const before = this.#status;
    this.#status = code;
    this.#calls?.status(code);
    this.#waiting.check();
    if (!this.#up) return;
    if (code === STATUS.registering) this.world.line({ state: 'connecting' });
    else if (code === STATUS.notRegistered && !this.#loggedOut)
      this.world.line({ state: 'down', fault: 'lost' });
    else if (before <= STATUS.registering) this.world.line({ state: 'up', elsewhere: false });
    const state = dutyOf(code);
    if (state) this.#duty.tell({ state });
  }
}
