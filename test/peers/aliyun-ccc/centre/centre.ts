import { EventLog } from '../../../../demo/event-log';
import {
  skillGroupIdOf,
  userIdOf,
  type InstanceSeed,
  type PhoneNumber,
  type SkillGroup,
} from '../instance';
import { notExists } from '../refusal';
import type { Agent } from './agent';
import type { CentreEvent, EventType } from './events';
import { legOf, type Job } from './job';
import type { CallRecord } from './record';

/** One instance of the call centre: who is there, who talks with whom, and what has happened. */
export class Centre {
  readonly instanceId: string;
  readonly agents = new Map<string, Agent>();
  readonly skillGroups = new Map<string, SkillGroup>();
  readonly numbers = new Map<string, PhoneNumber>();
  readonly jobs = new Map<string, Job>();
  readonly records: CallRecord[] = [];
  readonly events = new EventLog<CentreEvent>();
  #counted = 65_700_074_013_925_376n;

  constructor(seed: InstanceSeed) {
    this.instanceId = seed.instanceId;
    for (const { name, displayName } of seed.skillGroups) this.addSkillGroup(name, displayName, '');
    for (const { number, city, province } of seed.numbers) {
      const skillGroupIds = [...this.skillGroups.keys()];
      this.numbers.set(number, { number, city, province, usage: 'Bidirection', skillGroupIds });
    }
    for (const { role, skillGroups, ...person } of seed.people) {
      const levels = skillGroups.map((name) => ({
        skillGroupId: skillGroupIdOf(name, seed.instanceId),
        skillLevel: 5,
      }));
      this.addAgent({ ...person, roleId: `${role}@${seed.instanceId}`, skillLevels: levels });
    }
  }

  addAgent(
    person: Pick<Agent, 'loginName' | 'displayName' | 'email' | 'roleId' | 'skillLevels'> &
      Partial<Agent>,
  ): Agent {
    const agent: Agent = {
      userId: userIdOf(person.loginName, this.instanceId),
      extension: String(80_011_474 + this.agents.size),
      ...{ mobile: '', workMode: 'ON_SITE', state: 'OFFLINE', breakCode: '', deviceId: '' },
      ...{ outboundScenario: false, jobId: '', signedGroups: [] },
      ...person,
    };
    this.agents.set(agent.userId, agent);
    return agent;
  }

  addSkillGroup(name: string, displayName: string, description: string): SkillGroup {
    const id = skillGroupIdOf(name, this.instanceId);
    const group: SkillGroup = { id, name, displayName, description };
    this.skillGroups.set(id, group);
    return group;
  }

  /** By user id, login name or extension. */
  agent(who: string): Agent {
    const found = [...this.agents.values()].find(({ userId, loginName, extension }) =>
      [userId, loginName, extension].includes(who),
    );
    if (!found) throw notExists('UserId', who);
    return found;
  }

  job(id: string): Job {
    const found = this.jobs.get(id);
    if (!found) throw notExists('JobId', id);
    return found;
  }

  /** The call that this user takes part in; somebody else's does not exist for them. */
  jobOf(agent: Agent, id: string): Job {
    const job = this.job(id);
    if (!legOf(job, agent.userId)) throw notExists('JobId', id);
    return job;
  }

  newJobId(): string {
    this.#counted += 1n;
    return `job-${String(this.#counted)}`;
  }

  emit(eventType: EventType, about: Partial<CentreEvent>): void {
    const eventTime = new Date().toISOString();
    this.events.add({ eventTime, eventType, instanceId: this.instanceId, ...about });
  }
}
