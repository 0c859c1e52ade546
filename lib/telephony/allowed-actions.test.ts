import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineCommand } from '../messaging/engine-protocol';
import { allowedActions, consultation, mayConsult, partners } from '../snapshot/allowed-actions';
import type { CallView } from '../snapshot/snapshot';
import { anyEvent } from '../../test/house/any-call-event';
import type { CallEvent } from './call';
import { FakeEngine } from './fake-engine';
import { CAPABILITIES } from './provider';
import type { CallAction } from './provider';

const NUMBER = '+12025550143';
const TRANSFERRED_TO = '+12025550111';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An agent who does whatever the panel offers, and a call centre that tells whatever it likes. */
class Shift {
  readonly rig = new FakeEngine();
  readonly #ended = new Set<string>();
  #calls = 0;

  async start(local: boolean): Promise<void> {
    this.rig.prepare = (provider) => {
      provider.can = new Set(CAPABILITIES);
      provider.local = local;
    };
    this.rig.engine.hear({ type: 'configure', config: { kind: 'practice', queue: 'Practice' } });
    await settle();
  }

  get around() {
    const calls = this.rig.engine.state.calls.map((call): CallView => ({ ...call, contacts: [] }));
    return { calls, can: CAPABILITIES };
  }

  order(command: EngineCommand): Promise<unknown> {
    this.rig.command(command);
    return settle();
  }

  async dial(consultFor?: string): Promise<void> {
    const call = `d${String((this.#calls += 1))}`;
    const options = consultFor === undefined ? {} : { options: { consultFor } };
    await this.order({ type: 'dial', call, number: NUMBER, ...options });
    expect(this.rig.call(call)).toMatchObject({ phase: 'dialling' });
    expect(this.rig.call(call)?.consultFor).toBe(consultFor);
  }

  async offer(): Promise<void> {
    this.rig.provider.offer(`i${String((this.#calls += 1))}`);
    await settle();
  }

  async happen(at: number, event: CallEvent): Promise<void> {
    const call = at_(this.around.calls, at);
    if (call) this.rig.provider.tells(call.id, event);
    await settle();
  }

  /** Does one thing that is offered, and sees that it has come about. */
  async does(at: number, which: number): Promise<void> {
    const { around } = this;
    const call = at_(around.calls, at);
    if (!call) return;
    const offered = [...allowedActions(call, around)].toSorted();
    // Long calls are more telling than many.
    const goesOn = offered.filter((one) => one !== 'hang-up' && one !== 'reject');
    const type = at_(which % 6 === 0 ? offered : goesOn, which);
    if (!type) return;
    const action = this.#whole(type, call);
    const before = this.rig.provider.asked.length;
    await this.order({ type: 'act', call: call.id, action });
    this.#cameAbout(call, action, this.rig.provider.asked.slice(before));
  }

  /** Two wishes at once: the second may come too late, which is harmless. */
  async inHaste(one: readonly [number, number], two: readonly [number, number]): Promise<void> {
    const { around } = this;
    for (const [at, which] of [one, two]) {
      const call = at_(around.calls, at);
      const type = call && at_([...allowedActions(call, around)].toSorted(), which);
      if (type) this.rig.act(call.id, this.#whole(type, call));
    }
    await settle();
    this.rig.provider.refused.length = 0;
  }

  async consults(at: number): Promise<void> {
    const call = at_(this.around.calls, at);
    if (call && mayConsult(call, this.around)) await this.dial(call.id);
  }

  async forget(): Promise<void> {
    const { epoch, seq } = this.rig.engine.state;
    this.rig.engine.hear({ type: 'stored', epoch, seq });
    await settle();
  }

  /** What must hold at any time. */
  check(): void {
    const { around } = this;
    for (const call of around.calls) {
      if (call.phase === 'ended') {
        expect(allowedActions(call, around).size).toBe(0);
        this.#ended.add(call.id);
      } else expect(this.#ended).not.toContain(call.id);
    }
    const open = around.calls.filter((one) => one.phase === 'connected' && !one.heldByUs);
    expect(open.filter((one) => !one.conference).length).toBeLessThan(
      open.some((one) => one.conference) ? 1 : 2,
    );
    expect(this.rig.provider.refused).toEqual([]);
    expect(this.rig.complaints).toEqual([]);
  }

  #whole(type: CallAction['type'], call: CallView): CallAction {
    switch (type) {
      case 'dtmf':
        return { type, tones: '1' };
      case 'transfer':
        return { type, to: TRANSFERRED_TO };
      case 'complete-transfer':
        return { type, with: consultation(call, this.around.calls)?.id ?? '' };
      case 'merge':
        return { type, with: partners(call, this.around)[0]?.id ?? '' };
      default:
        return { type };
    }
  }

  #cameAbout({ id, consultFor }: CallView, action: CallAction, asked: readonly string[]): void {
    const now = (one = id) => this.rig.call(one);
    switch (action.type) {
      case 'hang-up':
      case 'reject':
        return expect(now()?.phase).toBe('ended');
      case 'answer':
        return expect(now()?.phase).toBe('connecting');
      case 'hold':
      case 'resume':
        return expect(now()?.heldByUs).toBe(action.type === 'hold');
      case 'mute':
      case 'unmute':
        return expect(now()?.muted).toBe(action.type === 'mute');
      case 'merge':
        expect(now()).toMatchObject({ conference: true, heldByUs: false });
        return expect(now(action.with)).toMatchObject({ conference: true, heldByUs: false });
      case 'split':
        return expect(now()).toMatchObject({ conference: false, heldByUs: true });
      case 'cancel-transfer':
        expect(now()?.phase).toBe('ended');
        return expect(now(consultFor)?.heldByUs).toBe(false);
      case 'complete-transfer':
        expect(now()?.endReason).toBe('transferred');
        return expect(now(action.with)?.endReason).toBe('transferred');
      default:
        return expect(asked).toContain(`${action.type} ${id}`);
    }
  }
}

const settle = () => vi.advanceTimersByTimeAsync(0);

function at_<T>(all: readonly T[], at: number): T | undefined {
  return all[at % Math.max(1, all.length)];
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.constant((shift: Shift) => shift.forget()) },
  { weight: 2, arbitrary: fc.constant((shift: Shift) => shift.dial()) },
  { weight: 2, arbitrary: fc.constant((shift: Shift) => shift.offer()) },
  { weight: 2, arbitrary: fc.nat(9).map((at) => (shift: Shift) => shift.consults(at)) },
  {
    weight: 4,
    arbitrary: fc.nat(9).map((at) => (shift: Shift) => {
      return shift.happen(at, { type: 'connected', at: 5 });
    }),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(9), anyEvent).map(([at, event]) => (shift: Shift) => {
      return shift.happen(at, event);
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.tuple(fc.nat(9), fc.nat(30)), fc.tuple(fc.nat(9), fc.nat(30)))
      .map(([one, two]) => {
        return (shift: Shift) => shift.inHaste(one, two);
      }),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(fc.nat(9), fc.nat(30)).map(([at, which]) => (shift: Shift) => {
      return shift.does(at, which);
    }),
  },
);

for (const local of [true, false]) {
  test(`F9: what is offered is done, and one far end is open at a time; mixed ${local ? 'here' : 'there'}`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 50, size: 'max' }),
        async (steps) => {
          const shift = new Shift();
          await shift.start(local);
          for (const one of steps) {
            await one(shift);
            shift.check();
          }
        },
      ),
      { numRuns: 1_000 },
    );
  }, 120_000);
}
