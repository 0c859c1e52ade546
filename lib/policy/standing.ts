import { effectivePolicy, type EffectivePolicy } from './effective';
import type { PolicyFault } from './fault';
import { plain } from './read-value';

/** The company's policy as the browser hands it over. Anything may stand in its parts. */
export type ManagedPolicy = { readonly enforced?: unknown; readonly defaults?: unknown };

/** What is remembered from one start of the worker to the next, in `storage.local`. */
export type PolicyMemory = {
  /** When this extension first ran in this profile, ms since 1970. */
  readonly since: number;
  /** What was read last; absent: never anything. */
  readonly seen?: ManagedPolicy;
};

/** Where the memory lies in `storage.local`. */
export const POLICY_KEY = 'policy';

/** A policy that has not come by then does not exist, in ms; measured: 2.9–4.0 s. */
export const FIRST_READING_MS = 10_000;

export type Found = {
  readonly managed: ManagedPolicy;
  readonly memory: PolicyMemory;
  /** The agent's own settings. */
  readonly own: unknown;
  /** Unpacked: the browser has its values at once (measured), so that nothing is waited for. */
  readonly unpacked: boolean;
};

export type Standing = {
  readonly policy: EffectivePolicy;
  readonly memory: PolicyMemory;
  /** Until then nobody is called, ms since 1970; `null`: one may. */
  readonly waitsUntil: number | null;
  /** The policy that counts, whether it was read now or is remembered; `null`: there is none. */
  readonly managed: ManagedPolicy | null;
};

/**
 * What counts now. A browser says `{}` for some seconds after a forced install, and after a start:
 * where a policy was seen once, that means "wait", and the one that was seen last counts meanwhile.
 * Chrome withholds the whole of `enforced` or of `defaults` when one value in it has another type
 * than its schema says (measured): a part that was seen once and is gone counts on, as a fault. A
 * company that takes a part back leaves an empty object in its place.
 */
export function standingOf({ managed, memory, own, unpacked }: Found): Standing {
  const read = { ...parts(memory.seen ?? {}), ...parts(managed) };
  const silent = Object.keys(parts(managed)).length === 0;
  const ruled = Object.values(read).some((part) => !empty(part));
  const policy = effectivePolicy({ ...read, agent: own });
  const vanished = silent ? [] : Object.keys(read).filter((part) => !(part in managed));
  const first = unpacked ? null : memory.since + FIRST_READING_MS;
  return {
    policy: { ...policy, faults: [...vanished.map(vanishedFault), ...policy.faults] },
    memory: ruled || !silent ? { since: memory.since, seen: read } : memory,
    waitsUntil: silent ? (ruled ? Infinity : first) : null,
    managed: ruled ? read : null,
  };
}

function parts({ enforced, defaults }: ManagedPolicy): ManagedPolicy {
  return {
    ...(enforced === undefined ? {} : { enforced }),
    ...(defaults === undefined ? {} : { defaults }),
  };
}

function empty(part: unknown): boolean {
  return plain(part) && Object.keys(part).length === 0;
}

function vanishedFault(part: string): PolicyFault {
  return {
    layer: part === 'enforced' ? 'enforced' : 'defaults',
    path: '',
    reason: 'vanished',
    expected: '',
    received: '',
    effect: 'last-read',
  };
}
