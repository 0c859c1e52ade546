import { expect } from '@playwright/test';
import type { Snapshot } from '../../../lib/snapshot/snapshot';
import { askHub } from './ask-hub';
import type { Browser } from './browser';
import type { Customer } from './customer';
import { LI_NA } from './talk';

/** What calls may leave behind, counted in the engine's heap and in the session's storage. */
export type Left = {
  readonly connections: number;
  readonly tracks: number;
  readonly contexts: number;
  readonly players: number;
  readonly wrapUps: number;
  readonly storedKeys: number;
};

/** Objects that still work; what is closed, ended or out of the document costs nothing. */
const WORKING = {
  RTCPeerConnection: `(all) => all.filter((one) => one.connectionState !== 'closed').length`,
  MediaStreamTrack: `(all) => all.filter((one) => one.readyState === 'live').length`,
  AudioContext: `(all) => all.filter((one) => one.state !== 'closed').length`,
  HTMLAudioElement: `(all) => all.filter((one) => one.isConnected || one.srcObject).length`,
} as const;

/** What is left once nothing of the last call works any more: a silence is kept ready for a second. */
export async function atRest(agent: Browser): Promise<Left> {
  await expect
    .poll(() => leftBehind(agent))
    .toMatchObject({ connections: 0, tracks: 0, contexts: 0, wrapUps: 0 });
  return leftBehind(agent);
}

async function leftBehind(agent: Browser): Promise<Left> {
  const engine = await agent.engine.target();
  const count = (kind: keyof typeof WORKING) => engine.withAll<number>(kind, WORKING[kind]);
  const worker = await agent.worker();
  const stored = await worker.evaluate(() => chrome.storage.session.get(null));
  return {
    connections: await count('RTCPeerConnection'),
    tracks: await count('MediaStreamTrack'),
    contexts: await count('AudioContext'),
    players: await count('HTMLAudioElement'),
    wrapUps: (await agent.snapshot<Snapshot>()).wrapUps.length,
    storedKeys: Object.keys(stored).length,
  };
}

/**
 * Calls one after the other over the proxy: dialled, answered, held, resumed and hung up by the
 * agent. The customer's phone answers by itself.
 */
export async function manyCalls(agent: Browser, customer: Customer, count: number): Promise<void> {
  await customer.mode('answer');
  const panel = await agent.panels.opened();
  const lives = async () => (await agent.snapshot<Snapshot>()).calls;
  for (let at = 0; at < count; at += 1) {
    let id = '';
    const dial = () => {
      id = crypto.randomUUID();
      return askHub(panel, 'dial.number', { id, text: LI_NA.number });
    };
    const act = (type: 'hold' | 'resume' | 'hang-up') =>
      askHub(panel, 'call.act', { call: id, action: { type } });
    const call = async () => (await lives()).find((one) => one.id === id);
    // More than sixty a minute are never allowed: the next one waits for its place.
    await expect
      .poll(dial, { message: `call ${String(at + 1)}`, timeout: 70_000 })
      .toEqual({ ok: true, value: 'dialling' });
    await expect.poll(async () => (await call())?.phase).toBe('connected');
    await act('hold');
    await expect.poll(async () => (await call())?.heldByUs).toBe(true);
    await act('resume');
    await expect.poll(async () => (await call())?.heldByUs).toBe(false);
    await act('hang-up');
    await customer.becomes('idle');
    await askHub(panel, 'call.dismiss', { call: id });
    await expect.poll(async () => (await lives()).length).toBe(0);
  }
}
