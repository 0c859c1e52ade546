import { browser } from '../../browser';
import type { EngineCommand } from '../../messaging/engine-protocol';
import type { Settings } from '../../policy/settings';
import type { Snapshot } from '../../snapshot/snapshot';
import type { Store } from '../store';
import type { AgentEvent, Wish } from './agent-event';
import { beginShift } from './agent-state';
import { agentStep, dutyOf, sameDuty } from './agent-step';
import { counted } from './state-times';
import { unfinished } from './wrap-up';

/** Wakes a worker when after-call work is over. */
export const AFTER_CALL_ALARM = 'after-call';

type Parts = {
  readonly store: Store;
  readonly settings: { readonly current: Settings };
  /** Tells the call centre, once it is on line. */
  readonly command: (command: EngineCommand) => Promise<void>;
  readonly now: () => number;
};

/** The agent's state: what the agent asks for, what time does, and who is told. */
export class AgentShift {
  readonly #parts: Parts;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Finds what an earlier life of the worker left; its count-down may have ended meanwhile. */
  async begin(): Promise<void> {
    const { store, now } = this.#parts;
    if (store.memory.agent.view.since === 0) {
      const agent = beginShift(now());
      await store.change(({ snapshot, memory }) => ({
        snapshot: { ...snapshot, agent: agent.view },
        memory: { ...memory, agent },
      }));
    }
    await this.formChanged();
    await this.clock();
    this.#arm(store.snapshot);
    await this.#count(store.snapshot);
  }

  /** The company's lists, as the settings have them now. */
  async formChanged(): Promise<void> {
    const { store, settings } = this.#parts;
    const { dispositions, dispositionRequired, noteRequired, breakReasons } = settings.current;
    const wrapUpForm = { dispositions, dispositionRequired, noteRequired };
    await store.changeSnapshot({ wrapUpForm, breaks: breakReasons });
  }

  /** What the agent asks for. Something that is still required keeps after-call work going. */
  async set(duty: Wish['duty'], reason = ''): Promise<void> {
    const { breaks } = this.#parts.store.snapshot;
    const known = breaks.some(({ id }) => id === reason) ? reason : '';
    const wish: Wish = duty === 'break' ? { duty, reason: known } : { duty };
    const missing = this.#missing();
    await this.#step({ type: 'set', wish, unfinished: missing !== null });
    if (this.#parts.store.snapshot.agent.duty === 'after-call') await this.#say(missing);
  }

  async moreTime(): Promise<void> {
    await this.#step({ type: 'more-time' });
  }

  /** A wrap-up was saved, which ends after-call work. `ready`: and the agent wants calls. */
  async saved(ready: boolean): Promise<void> {
    const { store } = this.#parts;
    await this.#step({ type: 'saved', ready, unfinished: this.#missing() !== null });
    if (store.snapshot.notice?.code.startsWith('wrap-up.')) {
      await store.changeSnapshot({ notice: null });
    }
  }

  /** A test call is meant for somebody who takes calls. */
  async wantsCall(): Promise<void> {
    if (this.#parts.store.snapshot.agent.duty !== 'ready') await this.set('ready');
  }

  async signedOut(): Promise<void> {
    await this.#step({ type: 'signed-out' });
  }

  /** Time has passed: after-call work may be over. */
  async clock(): Promise<void> {
    const { store } = this.#parts;
    const before = store.snapshot.agent;
    const missing = this.#missing();
    await this.#step({ type: 'clock', unfinished: missing !== null });
    const { agent } = store.snapshot;
    if (agent !== before && agent.duty === 'after-call') await this.#say(missing);
  }

  /** Follows the snapshot; the listener that tells the call centre and sets the clock. */
  follow(now: Snapshot, before: Snapshot): void {
    if (now.agent !== before.agent) this.#arm(now);
    if (now.agent !== before.agent || now.signIn !== before.signIn) void this.#count(now);
    void this.#tell(now);
  }

  /** A call centre that has gone off line is told again when it is back. */
  async #tell({ agent, can, line }: Snapshot): Promise<void> {
    const { store, command } = this.#parts;
    const { toldDuty } = store.memory;
    if (line.state !== 'up' || !can.includes('agent-state')) {
      if (toldDuty !== null) await store.changeMemory({ toldDuty: null });
      return;
    }
    const duty = dutyOf(agent);
    if (sameDuty(duty, toldDuty)) return;
    await store.changeMemory({ toldDuty: duty });
    await command({ type: 'duty', duty });
  }

  async #count({ agent, signIn }: Snapshot): Promise<void> {
    const { store, now } = this.#parts;
    const working = signIn === 'in' || signIn === 'not-needed';
    const { stateTimes } = store.memory;
    await store.changeMemory({
      stateTimes: counted(stateTimes, working ? agent.duty : 'offline', now()),
    });
  }

  /** The alarm wakes a worker that is asleep, but may be late by half a minute; the timer is not. */
  #arm({ agent }: Snapshot): void {
    clearTimeout(this.#timer);
    const until = agent.duty === 'after-call' ? agent.until : undefined;
    if (until === undefined) {
      void browser.alarms.clear(AFTER_CALL_ALARM);
      return;
    }
    void browser.alarms.create(AFTER_CALL_ALARM, { when: until });
    const wait = Math.max(0, until - this.#parts.now());
    this.#timer = setTimeout(() => void this.clock(), wait);
  }

  #missing(): ReturnType<typeof unfinished> {
    return unfinished(this.#parts.store.snapshot);
  }

  async #say(missing: ReturnType<typeof unfinished>): Promise<void> {
    if (!missing) return;
    const notice = { code: `wrap-up.${missing}`, at: this.#parts.now() } as const;
    await this.#parts.store.changeSnapshot({ notice });
  }

  #step(event: AgentEvent): Promise<void> {
    return this.#parts.store.change((stored) => agentStep(stored, event, this.#parts.now()));
  }
}
