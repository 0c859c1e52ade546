import type { HubHandlers } from '../../messaging/receive-in-hub';
import type { AgentShift } from './agent-shift';
import type { WrapUps } from './wrap-ups';
import type { Store } from '../store';

type Said =
  | 'agent.set'
  | 'agent.more-time'
  | 'wrap-up.note'
  | 'wrap-up.disposition'
  | 'wrap-up.follow-up'
  | 'wrap-up.save';

type Parts = {
  readonly started: Promise<void>;
  readonly store: Store;
  readonly shift: AgentShift;
  readonly wrapUps: WrapUps;
};

/** What the panel says about the agent's state and wrap-up. */
export function agentHandlers({
  started,
  store,
  shift,
  wrapUps,
}: Parts): Pick<HubHandlers['panel'], Said> {
  return {
    'agent.set': async ({ duty, reason }) => {
      await started;
      await shift.set(duty, reason);
    },
    'agent.more-time': async () => {
      await started;
      await shift.moreTime();
    },
    'wrap-up.note': async ({ call, note }) => {
      await started;
      await wrapUps.write(call, { note });
    },
    'wrap-up.disposition': async ({ call, disposition }) => {
      await started;
      await wrapUps.write(call, { disposition });
    },
    'wrap-up.follow-up': async ({ call, date }) => {
      await started;
      await wrapUps.write(call, { followUp: date });
    },
    'wrap-up.save': async ({ call, ready }) => {
      await started;
      const { agent } = store.snapshot;
      const saved = await wrapUps.save(call, agent.duty === 'after-call' ? agent.since : undefined);
      if (saved.ok) await shift.saved(ready);
      return saved;
    },
  };
}
