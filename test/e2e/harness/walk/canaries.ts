import type { Page } from '@playwright/test';
import type { VendorSecret } from '../../../peers/vendors/company';
import { consolesOf } from '../consoles';
import { heapsOf, theOneAt } from '../heap';
import { filesUnder, filesWith } from '../left-on-disk';
import { RawTarget } from '../raw-target';
import { storageDump } from '../stored';
import { tokensOf } from '../tokens';
import type { Walk } from './stage';

/** Whose threads have a heap: panel and engine share one. */
const HEAPS = {
  worker: '/background.js',
  'engine and panel': '/engine.html',
  softphone: '/softphones/',
  crm: '/customers/4',
} as const;
type Heap = keyof typeof HEAPS;

/** Everywhere that a secret might have come to. */
export type Places = ReadonlyMap<string, string>;

/** A heap snapshot has this much of a text, and a little more. */
const LONGEST = 600;

/** Where each secret is meant to be; everywhere else it must not be. */
export type Canary = Pick<VendorSecret, 'what' | 'value' | 'spent'> & {
  readonly meantFor: readonly string[];
};

/** All secrets of a walk at this moment: the company's, the vendor's tokens, and the agent's own. */
export async function canariesOf({ agent, world }: Walk): Promise<readonly Canary[]> {
  const { company, gateway } = world;
  const { accessToken, refreshToken } = await tokensOf(agent);
  const worker = ['worker', 'storage'];
  // Where agents sign in at the vendor, what they hold is made, and sealed, by the gateway.
  const own = company.signIn ? [...worker, 'replies of /aliyun/token'] : worker;
  const sdk = ['softphone', 'engine and panel', 'worker', 'replies of /softphone'];
  return [
    ...[...gateway.secrets, ...company.secrets()].map(({ forSdk, ...secret }) => ({
      ...secret,
      meantFor: forSdk ? sdk : [],
    })),
    { what: 'the agent’s access token', value: accessToken, meantFor: own },
    { what: 'the agent’s refresh token', value: refreshToken, meantFor: own },
  ];
}

/** What a search of a place must find, or it does not look there. */
const markOf = (place: string): string => ['canary', 'of', place.replaceAll(' ', '-')].join('-');

/** Looks everywhere while everything runs: all that a secret could be read from, as text. */
export async function look(walk: Walk): Promise<Places> {
  const { agent, world } = walk;
  await leaveMarks(walk);
  const heaps = await heapsOf(agent, HEAPS);
  const replies = (of: RegExp, yes: boolean): string =>
    world.gateway.replies
      .filter(({ path }) => of.test(path) === yes)
      .map(({ path, text }) => `${path} ${text}`)
      .join('\n');
  const open = /^\/(?:softphone\/|aliyun\/token)/u;
  return new Map<string, string>([
    ...heaps,
    ['storage', await storageDump(agent)],
    ['consoles', (await consolesOf(agent)).join('\n')],
    ['log', world.gateway.log.join('\n')],
    ['replies of /softphone', replies(/^\/softphone\//u, true)],
    ['replies of /aliyun/token', replies(/^\/aliyun\/token/u, true)],
    ['other replies', replies(open, false)],
  ]);
}

/** Which secret was found in which place, other than those it is meant for. */
export function escaped(canaries: readonly Canary[], places: Places): readonly string[] {
  return canaries.flatMap(({ what, value, meantFor }) =>
    [...places]
      .filter(([place]) => !meantFor.includes(place))
      .filter(([, text]) => formsOf(value).some((form) => text.includes(form)))
      .map(([place]) => `${what} in ${place}`),
  );
}

/** Which secret is in which file of a profile; a script's address may stay that is worth nothing. */
export function leftIn(canaries: readonly Canary[], profile: string): readonly string[] {
  const files = filesUnder(profile);
  return canaries.flatMap(({ what, value, spent }) =>
    formsOf(value)
      .flatMap((form) => filesWith(files, form))
      .filter((file) => !(file.includes('/Code Cache/js/') && spent?.()))
      .map((file) => `${what} in ${file.slice(profile.length)}`),
  );
}

/** The places in which the search finds what was left there to be found. */
export function marked(places: Places): readonly string[] {
  return [...places.keys()].filter((place) => {
    const mark = { what: 'mark', value: markOf(place), meantFor: [] };
    return escaped([mark], places).includes(`mark in ${place}`);
  });
}

/** As it is, and as it stands in an address. */
function formsOf(value: string): readonly string[] {
  if (value.length < 8) throw new Error('too short to be found for certain');
  const start = value.slice(0, LONGEST);
  return [...new Set([start, encodeURIComponent(start)])];
}

async function leaveMarks({ agent, crm }: Walk): Promise<void> {
  const worker = await agent.worker();
  await worker.evaluate(async (name) => {
    const parts = ['canary', 'of'];
    const mark = (place: string): string => [...parts, place].join('-');
    Object.assign(globalThis, { [name]: mark('worker') });
    console.log(mark('consoles'));
    await chrome.storage.session.set({ [name]: mark('storage') });
    await chrome.storage.local.set({ [name]: mark('files') });
  }, 'mark');
  await markHeap(agent, 'engine and panel');
  await markHeap(agent, 'softphone');
  await markPage(crm);
}

async function markHeap(agent: Walk['agent'], place: Heap): Promise<void> {
  const { targetId } = await theOneAt(agent, HEAPS[place]);
  const target = await RawTarget.attach(agent.cdp, targetId);
  const last = JSON.stringify(place.replaceAll(' ', '-'));
  await target.evaluate(`globalThis.mark = ['canary', 'of', ${last}].join('-')`);
  await target.detach();
}

async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.assign(globalThis, { mark: ['canary', 'of', 'crm'].join('-') });
  });
}
