import * as v from 'valibot';
import type { CallerNumber, Colleague } from '../../../lib/telephony/desk';
import { fromChina } from '../line/chinese-number';
import type { SoftphoneWorld } from '../line/vendor-softphone';

/** The most that one answer may have, and how many of them are asked for: as much as a list may hold. */
const PAGE = 100;
const PAGES = 2;

const numbers = v.object({ Numbers: v.array(v.object({ Number: v.string() })) });
const groups = v.object({
  SkillGroupList: v.array(
    v.object({
      SkillGroupId: v.pipe(v.union([v.number(), v.string()]), v.transform(String)),
      SkillGroupName: v.string(),
    }),
  ),
});

type Api = SoftphoneWorld['api'];

/** The numbers of the application, any of which may be shown to those who are called. */
export async function callerNumbers(api: Api): Promise<readonly CallerNumber[]> {
  const all = await everyPage(api, 'DescribeNumbers', (reply) => v.parse(numbers, reply).Numbers);
  return all.map((one) => {
    const number = fromChina(one.Number);
    return number.startsWith('+86') ? { number, region: 'CN' } : { number };
  });
}

/** The skill groups that a call may be transferred to, narrowed by what was typed. */
export async function colleagues(api: Api, text: string): Promise<readonly Colleague[]> {
  const wanted = text.toLocaleLowerCase();
  const all = await everyPage(
    api,
    'DescribeSkillGroupInfoList',
    (reply) => v.parse(groups, reply).SkillGroupList,
  );
  return all
    .map(({ SkillGroupId, SkillGroupName }) => ({ name: SkillGroupName, address: SkillGroupId }))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
}

async function everyPage<T>(
  api: Api,
  action: string,
  read: (reply: unknown) => readonly T[],
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let PageNumber = 0; PageNumber < PAGES; PageNumber += 1) {
    const some = read(await api(action, { PageSize: PAGE, PageNumber }));
    all.push(...some);
    if (some.length < PAGE) break;
  }
  return all;
}
