import * as v from 'valibot';
import type { CallerNumber, Colleague, SkillGroup } from '../../../lib/telephony/desk';
import { fromChina } from '../line/chinese-number';
import type { SoftphoneWorld } from '../line/vendor-softphone';
import type { SdkSkillGroup } from './workbench-sdk';

type Api = SoftphoneWorld['api'];

/** The largest page that the vendor gives; an agent has fewer of anything that is asked here. */
const PAGE = { pageNumber: 1, pageSize: 100 } as const;

const text = v.optional(v.nullable(v.string()), '');
const list = <S extends v.GenericSchema>(row: S) =>
  v.object({ data: v.object({ list: v.array(row) }) });

const levels = list(
  v.object({
    skillGroupId: v.string(),
    skillGroupName: text,
    skillLevel: v.pipe(v.optional(v.union([v.number(), v.string()]), 1), v.transform(Number)),
  }),
);
const numbers = list(v.object({ number: v.string(), city: text, province: text }));
const states = list(
  v.object({ agentId: v.string(), agentName: text, extension: text, state: text }),
);

/** The groups that the agent may sign in to, as `register` takes them. @throws {ApiError} */
export async function skillLevels(api: Api): Promise<readonly SdkSkillGroup[]> {
  const reply = v.parse(levels, await api('ListSkillLevelsOfUser', PAGE));
  return reply.data.list.map((one) => ({ ...one, skillGroupName: one.skillGroupName ?? '' }));
}

/** @throws {ApiError} */
export async function skillGroups(
  api: Api,
  signedIn: ReadonlySet<string>,
): Promise<readonly SkillGroup[]> {
  return (await skillLevels(api)).map(({ skillGroupId: id, skillGroupName: name }) => ({
    id,
    name,
    signedIn: signedIn.has(id),
  }));
}

/** The numbers that the agent may show. @throws {ApiError} */
export async function callerNumbers(api: Api): Promise<readonly CallerNumber[]> {
  const reply = v.parse(numbers, await api('ListOutboundNumbersOfUser', PAGE));
  return reply.data.list.map(({ number, province, city }) => {
    const name = [province, city].filter(Boolean).join(' ');
    const e164 = fromChina(number);
    return {
      number: e164,
      ...(name !== '' && { name }),
      ...(e164.startsWith('+86') && { region: 'CN' }),
    };
  });
}

/** Colleagues whose name or extension has the text in it; by extension they are called. */
export async function colleagues(api: Api, wanted: string): Promise<readonly Colleague[]> {
  const reply = v.parse(states, await api('ListRealtimeAgentStates', PAGE));
  const sought = wanted.trim().toLocaleLowerCase();
  return reply.data.list
    .map(({ agentId, agentName, extension, state }) => ({
      name: agentName || agentId,
      address: extension || agentId,
      free: state === 'Ready',
    }))
    .filter((one) => `${one.name}\n${one.address}`.toLocaleLowerCase().includes(sought));
}
