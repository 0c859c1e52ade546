import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { ProviderConfig } from '../../../lib/messaging/engine-protocol';
import type { CallEvent, CallQuality } from '../../../lib/telephony/call';
import type { DeskAnswers, DeskQuestion } from '../../../lib/telephony/desk';
import type {
  AgentDuty,
  CallAction,
  DialOptions,
  Line,
  ProviderEvent,
} from '../../../lib/telephony/provider';

/** A provider in the bench page, as the engine would use it. */
export class Driver {
  constructor(readonly page: Page) {}

  open(config: ProviderConfig, credentials: unknown): Promise<void> {
    return this.page.evaluate(([c, secret]) => window.bench.open(c, secret), [
      config,
      credentials,
    ] as const);
  }

  dial(id: string, number: string, options?: DialOptions): Promise<string> {
    return this.page.evaluate(([i, n, o]) => window.bench.dial(i, n, o), [
      id,
      number,
      options,
    ] as const);
  }

  /** Dials and waits for the answer. */
  async talk(id: string, number: string, options?: DialOptions): Promise<void> {
    await this.dial(id, number, options);
    await this.saw(id, 'connected');
  }

  can(): Promise<string[]> {
    return this.page.evaluate(() => window.bench.can);
  }

  sounds(id: string): Promise<boolean> {
    return this.page.evaluate((one) => window.bench.sounds(one), id);
  }

  measure(id: string): Promise<void> {
    return this.page.evaluate((one) => window.bench.measure(one), id);
  }

  /** How the measured call sounds, by the newest measurement. */
  quality(): Promise<CallQuality | undefined> {
    return this.page.evaluate(() => window.bench.qualities.at(-1));
  }

  setDuty(duty: AgentDuty): Promise<string> {
    return this.page.evaluate((one) => window.bench.setDuty(one), duty);
  }

  signIn(skillGroups: readonly string[]): Promise<string> {
    return this.page.evaluate((ids) => window.bench.signIn(ids), skillGroups);
  }

  /** What the call centre's desk answers. */
  ask<Q extends DeskQuestion>(question: Q): Promise<DeskAnswers[Q['about']]> {
    const answer = this.page.evaluate((one) => window.bench.ask(one), question);
    return answer as Promise<DeskAnswers[Q['about']]>;
  }

  act(id: string, action: CallAction): Promise<string> {
    return this.page.evaluate(([i, a]) => window.bench.act(i, a), [id, action] as const);
  }

  rehearse(): Promise<string> {
    return this.page.evaluate(() => window.bench.rehearse());
  }

  abort(): Promise<void> {
    return this.page.evaluate(() => window.bench.abort());
  }

  /** What the next `renew` calls answer. */
  renewWith(...renewals: unknown[]): Promise<void> {
    return this.page.evaluate((all) => void (window.bench.renewals = all), renewals);
  }

  /** Numbers that the hub's gate refuses from now on. */
  bar(...numbers: string[]): Promise<void> {
    return this.page.evaluate((all) => void (window.bench.barred = all), numbers);
  }

  /** The numbers that the hub's gate was asked about. */
  askedFor(): Promise<string[]> {
    return this.page.evaluate(() => [...window.bench.asked]);
  }

  renewed(): Promise<number> {
    return this.page.evaluate(() => window.bench.renewed);
  }

  logged(): Promise<string[]> {
    return this.page.evaluate(() => window.bench.logged);
  }

  events(): Promise<(ProviderEvent & { at: number })[]> {
    return this.page.evaluate(() => window.bench.events);
  }

  async callEvents(id: string): Promise<CallEvent[]> {
    return (await this.events()).flatMap((one) =>
      one.type === 'call' && one.id === id ? [one.event] : [],
    );
  }

  /** How the transfers of a call went, each step once. */
  async transfers(id: string): Promise<string[]> {
    return (await this.callEvents(id)).flatMap((event) => {
      if (event.type !== 'transfer' || !event.transfer) return [];
      const { kind, state, fault } = event.transfer;
      return [`${kind} ${state}${fault ? ` ${fault}` : ''}`];
    });
  }

  async lines(): Promise<Line[]> {
    return (await this.events()).flatMap((one) => (one.type === 'line' ? [one.line] : []));
  }

  /** Waits until the newest line state is this one. */
  async lineIs(state: Line['state'], timeout = 20_000): Promise<void> {
    await expect
      .poll(async () => (await this.lines()).at(-1)?.state, { timeout, intervals: [50] })
      .toBe(state);
  }

  /** Waits for an event of this call; one that never came is told with why the call ended, if so. */
  async saw(id: string, type: CallEvent['type'], timeout = 20_000): Promise<void> {
    const seen = async (): Promise<string[]> =>
      (await this.callEvents(id)).flatMap((event) =>
        event.type === 'ended' ? [event.type, event.reason] : [event.type],
      );
    await expect.poll(seen, { timeout, intervals: [50] }).toContain(type);
  }

  /** Waits for an incoming call; resolves to it. */
  async offered(count = 1) {
    const all = async () =>
      (await this.events()).flatMap((one) => (one.type === 'offered' ? [one.call] : []));
    await expect.poll(async () => (await all()).length, { intervals: [50] }).toBe(count);
    const call = (await all()).at(-1);
    if (!call) throw new Error('no call was offered');
    return call;
  }

  /** The law of all providers: one end, and nothing after it. Resolves to the reason. */
  async endedOnce(id: string): Promise<string> {
    await this.saw(id, 'ended');
    const events = await this.callEvents(id);
    expect(events.filter((event) => event.type === 'ended')).toHaveLength(1);
    const last = events.at(-1);
    expect(last?.type).toBe('ended');
    return last?.type === 'ended' ? last.reason : '';
  }
}
