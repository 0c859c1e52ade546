import { talk } from './call-acts';
import type { Centre } from './centre';
import { ofChannel } from './events';
import { callIn, ringingTimesOut } from './incoming';
import { customerOf, type Job } from './job';
import { endJob, establish } from './legs';
import { outsideTook } from './transfer-acts';

/** How a customer, and the network, may behave: what a test or an SDK's simulator drives. */
export type Customer = {
  readonly job: Job;
  /** Takes the agent's call, or the call that was transferred to a telephone. */
  readonly answers: () => void;
  /** Hangs up; while it rings or waits, that is abandoning. */
  readonly hangsUp: () => void;
  /** Does not take the agent's call: `486 - Busy Here`, `480 - Temporarily Unavailable` … */
  readonly refuses: (reason?: string) => void;
  /** The agent let it ring for 30 s. */
  readonly isNotAnswered: () => void;
};

/** A customer calls the centre. */
export function customerCalls(
  centre: Centre,
  call: { readonly from: string; readonly to?: string; readonly skillGroupId?: string },
): Customer {
  const [firstNumber = ''] = centre.numbers.keys();
  const [firstGroup = ''] = centre.skillGroups.keys();
  const { from, to = firstNumber, skillGroupId = firstGroup } = call;
  return customerIn(centre, callIn(centre, { from, to, skillGroupId }));
}

/** The customer in a call that an agent made. */
export function customerIn(centre: Centre, job: Job): Customer {
  return {
    job,
    answers: () => {
      const leg = customerOf(job);
      if (job.callType !== 'OUTBOUND' || leg?.state !== 'RINGING') return outsideTook(centre, job);
      for (const agent of agentsIn(centre, job)) talk(centre, job, agent);
      establish(centre, job, leg);
    },
    hangsUp: () => {
      const agents = agentsIn(centre, job);
      const talking = agents.some(({ state }) => state === 'TALKING');
      const abandoned = agents.length > 0 ? 'AbandonedRing' : 'AbandonedInQueue';
      const disposition = talking || job.establishedAt ? 'Success' : abandoned;
      goFirst(centre, job);
      endJob(centre, job, 'customer', { disposition });
    },
    refuses: (reason = '486 - Busy Here') => {
      goFirst(centre, job, reason);
      endJob(centre, job, 'customer', { reason, disposition: 'NoAnswer' });
    },
    isNotAnswered: () => ringingTimesOut(centre, job),
  };
}

/** Of an outgoing call it is the customer's leg that is released first. */
function goFirst(centre: Centre, job: Job, reason = '200 - Okay'): void {
  const leg = customerOf(job);
  if (job.callType !== 'OUTBOUND' || !leg) return;
  leg.state = 'RELEASED';
  leg.releaseInitiator = 'customer';
  leg.releaseReason = reason;
  centre.emit('Released', ofChannel(job, leg));
}

const agentsIn = (centre: Centre, job: Job) =>
  [...centre.agents.values()].filter(({ jobId }) => jobId === job.id);
