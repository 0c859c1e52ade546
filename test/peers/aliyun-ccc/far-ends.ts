import type { AliyunCcc } from './aliyun-ccc';
import { ready, signIn, takeBreak } from './centre/agent-acts';
import { answer } from './centre/call-acts';
import type { Centre } from './centre/centre';
import { customerIn } from './centre/customer';
import type { Job } from './centre/job';

type People = { readonly agent: string; readonly colleague: string; readonly busy: string };

/** Whoever rings takes the call a moment later, when what rang it is done; ms. */
const SOON = 250;

/** The call that is on. */
export function live(centre: Centre): Job | undefined {
  return [...centre.jobs.values()].find(({ releasedAt }) => releasedAt === undefined);
}

/**
 * Who is at the other ends of the agent's calls: customers take a call, so does the colleague, who is
 * ready for the next one after it, and whoever is busy is at lunch.
 */
export function farEnds(simulator: AliyunCcc, { agent, ...others }: People) {
  const { centre, events } = simulator;
  const colleague = simulator.agent(others.colleague);
  const deviceOf = (login: string): string => `device-of-${login}`;
  for (const login of [others.colleague, others.busy]) {
    signIn(centre, simulator.agent(login), deviceOf(login), []);
    ready(centre, simulator.agent(login), deviceOf(login), false);
  }
  takeBreak(centre, simulator.agent(others.busy), deviceOf(others.busy), 'Lunch');
  let answers = true;
  const colleagueTakes = (): void => {
    if (answers && colleague.state === 'RINGING') answer(centre, colleague, colleague.jobId);
  };
  const stop = events.watch(({ eventType, agentId, contactId }) => {
    setTimeout(() => {
      if (agentId === colleague.userId) {
        if (eventType === 'AgentRinging') colleagueTakes();
        const done = eventType === 'AgentRelease' && colleague.state === 'WORKING';
        if (done) ready(centre, colleague, deviceOf(others.colleague), false);
        return;
      }
      if (eventType !== 'Ringing' || agentId !== undefined) return;
      const job = centre.jobs.get(contactId ?? '');
      const ours = job !== undefined && simulator.agent(agent).jobId === job.id;
      if (ours && job.callType === 'OUTBOUND') customerIn(centre, job).answers();
    }, SOON);
  });
  return {
    stop,
    colleagueAnswers: (on: boolean): void => {
      answers = on;
    },
  };
}
