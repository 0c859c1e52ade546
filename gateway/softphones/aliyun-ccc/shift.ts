import type { SkillGroup } from '../../../lib/telephony/desk';
import type { AgentDuty, LineFault } from '../../../lib/telephony/provider';
import { DutyTeller } from '../line/duty-teller';
import { InTurn } from '../line/in-turn';
import type { SoftphoneWorld } from '../line/vendor-softphone';
import { skillGroups, skillLevels } from './desk';
import { dutyOf, STATUS } from './status';
import type { Waiting } from './waiting';
import type { WorkbenchSdk } from './workbench-sdk';

/** A registration ends as idle; one that stays in a break for this long has ended there, in ms. */
const SETTLED_AFTER = 1_500;

/** The agent's registration, groups and state at the call centre; one thing after the other. */
export class Shift {
  readonly #turn = new InTurn();
  readonly #duty: DutyTeller;
  #status: number = STATUS.notRegistered;
  #signedIn: ReadonlySet<string> = new Set();
  #registeredAt: number | undefined;
  /** By the agent's own wish, which is no trouble of the line's. */
  #loggedOut = false;
  #fault: LineFault | undefined;
  /** What a registration passes through is told to nobody. */
  #quiet = true;

  constructor(
    private readonly sdk: WorkbenchSdk,
    private readonly world: SoftphoneWorld,
    private readonly waiting: Waiting,
  ) {
    this.#duty = new DutyTeller(world.duty);
  }

  /** Signs in to all groups; what state that leads to nobody has asked for, and it is not told. */
  begin(): Promise<void> {
    return this.#turn.do(async () => {
      const all = await skillLevels(this.world.api);
      await this.#register(new Set(all.map(({ skillGroupId }) => skillGroupId)));
      this.#quiet = false;
      this.world.line({ state: 'up', elsewhere: false });
    });
  }

  /** Exactly these; a break goes on. */
  signIn(wanted: readonly string[]): Promise<void> {
    return this.#told(async () => {
      const pause = this.#status === STATUS.onBreak;
      if (wanted.length === 0) {
        await this.#logOut();
        this.#signedIn = new Set();
        return;
      }
      await this.#register(new Set(wanted));
      if (pause) await this.#rest(this.#duty.reason ?? 'break');
    });
  }

  setDuty({ state, reason }: AgentDuty): Promise<void> {
    return this.#told(async () => {
      this.#duty.because(reason);
      switch (state) {
        case 'ready':
          if (this.#away) return this.#register(this.#signedIn);
          return this.waiting.ask(
            () => this.sdk.ready(),
            () => this.#status === STATUS.idle,
          );
        case 'break':
        case 'not-ready':
          if (this.#away) await this.#register(this.#signedIn);
          return this.#rest(reason ?? state);
        case 'offline':
          return this.#logOut();
        case 'after-call':
          // The vendor alone begins it, after a call.
          this.#duty.again();
      }
    });
  }

  groups(): Promise<readonly SkillGroup[]> {
    return this.#turn.do(() => skillGroups(this.world.api, this.#signedIn));
  }

  end(): Promise<void> {
    return this.#logOut();
  }

  /** `onRegister` */
  registered(): void {
    this.#registeredAt = this.world.now();
    setTimeout(() => this.waiting.check(), SETTLED_AFTER);
    this.waiting.check();
  }

  /** `onStatusChange` */
  status(code: number): void {
    const before = this.#status;
    this.#status = code;
    this.waiting.check();
    if (this.#quiet) return;
    if (code === STATUS.registering) this.world.line({ state: 'connecting' });
    else if (code === STATUS.notRegistered && !this.#loggedOut) this.down(this.#fault ?? 'lost');
    else if (before <= STATUS.registering) this.world.line({ state: 'up', elsewhere: false });
    this.#tell();
  }

  /** Not by the agent's wish. The SDK says why first, and then that it is not registered any more. */
  down(fault: LineFault): void {
    this.#fault = fault;
    this.world.line({ state: 'down', fault });
  }

  get #away(): boolean {
    return this.#status === STATUS.offline || this.#status === STATUS.notRegistered;
  }

  #told(work: () => Promise<void>): Promise<void> {
    return this.#turn.do(async () => {
      this.#quiet = true;
      await work().finally(() => {
        this.#quiet = false;
        this.#tell();
      });
    });
  }

  #tell(): void {
    const state = dutyOf(this.#status);
    if (state) this.#duty.tell({ state });
  }

  #rest(reason: string): Promise<void> {
    return this.waiting.ask(
      () => this.sdk.applyForBreak(reason),
      () => this.#status === STATUS.onBreak,
    );
  }

  #logOut(): Promise<void> {
    this.#loggedOut = true;
    return this.waiting.ask(
      () => this.sdk.logOut(),
      () => this.#away,
    );
  }

  async #register(wanted: ReadonlySet<string>): Promise<void> {
    const all = await skillLevels(this.world.api);
    const groups = all.filter(({ skillGroupId }) => wanted.has(skillGroupId));
    this.#loggedOut = false;
    this.#fault = undefined;
    this.#registeredAt = undefined;
    await this.waiting.ask(
      () => this.sdk.register(groups),
      () => this.#settled(),
    );
    this.#signedIn = new Set(groups.map(({ skillGroupId }) => skillGroupId));
  }

  #settled(): boolean {
    if (this.#registeredAt === undefined) return false;
    if (this.#status === STATUS.idle) return true;
    const long = this.world.now() - this.#registeredAt >= SETTLED_AFTER;
    return this.#status === STATUS.onBreak && long;
  }
}
