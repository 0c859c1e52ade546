import type { CDPSession } from '@playwright/test';
import { RawTarget } from './raw-target';
import { targets, until } from './targets';
import type { TargetInfo } from './targets';

/** What an engine's connections have counted, all together. */
export type EngineStats = {
  readonly connections: number;
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly energyIn: number;
};

/** The hidden document that holds the calls, seen from outside: it exposes nothing to pages. */
export class Engine {
  readonly #cdp: CDPSession;
  readonly #url: string;
  #attached: { readonly id: string; readonly target: RawTarget } | undefined;

  constructor(cdp: CDPSession, url: string) {
    this.#cdp = cdp;
    this.#url = url;
  }

  /** The engines that run: never more than one. */
  async running(): Promise<TargetInfo[]> {
    return (await targets(this.#cdp)).filter(
      ({ type, url }) => url.startsWith(this.#url) && type !== 'tab',
    );
  }

  async target(): Promise<RawTarget> {
    const [info] = await until(async () => {
      const all = await this.running();
      return all.length > 0 && all;
    }, 'the engine');
    if (!info) throw new Error('no engine');
    if (this.#attached?.id !== info.targetId) {
      const target = await RawTarget.attach(this.#cdp, info.targetId);
      this.#attached = { id: info.targetId, target };
    }
    return this.#attached.target;
  }

  async evaluate<T>(expression: string): Promise<T> {
    return (await this.target()).evaluate<T>(expression);
  }

  /** Sums over all open peer connections of the engine. */
  async stats(): Promise<EngineStats> {
    return (await this.target()).withAll<EngineStats>('RTCPeerConnection', COUNT);
  }

  /** Resolves once this many more packets have come in and gone out than at the call. */
  async hears(packets = 25): Promise<EngineStats> {
    const before = await this.stats();
    return until(async () => {
      const now = await this.stats();
      const flowing =
        now.packetsIn - before.packetsIn >= packets &&
        now.packetsOut - before.packetsOut >= packets;
      return flowing && now;
    }, `${packets} packets each way in the engine`);
  }
}

/** Runs inside the engine: `connections` are all that are alive, closed ones included. */
const COUNT = `async function (connections) {
  const sums = { connections: 0, packetsIn: 0, packetsOut: 0, energyIn: 0 };
  for (const connection of connections) {
    if (connection.connectionState === 'closed') continue;
    sums.connections += 1;
    for (const counter of (await connection.getStats()).values()) {
      if (counter.type === 'inbound-rtp') {
        sums.packetsIn += counter.packetsReceived ?? 0;
        sums.energyIn += counter.totalAudioEnergy ?? 0;
      }
      if (counter.type === 'outbound-rtp') sums.packetsOut += counter.packetsSent ?? 0;
    }
  }
  return sums;
}`;
