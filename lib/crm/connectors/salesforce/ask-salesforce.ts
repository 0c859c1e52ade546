import * as v from 'valibot';
import type { Access } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { ask, type Question, type Reply } from '../../remote/ask';

const errors = v.array(v.object({ errorCode: v.string() }));

/** As `ask`; Salesforce says with a 403 that the day's requests are used up. */
export async function askSalesforce(
  access: Access,
  url: string,
  question: Question,
  signal: AbortSignal,
): Promise<Reply> {
  try {
    return await ask(access, url, question, signal);
  } catch (fault) {
    if (!(fault instanceof CrmFault) || fault.code !== 'refused') throw fault;
    const said = v.safeParse(errors, fault.more.said);
    const full =
      said.success && said.output.some((one) => one.errorCode === 'REQUEST_LIMIT_EXCEEDED');
    throw full ? new CrmFault('rate-limited', { ...fault.more, cause: fault }) : fault;
  }
}
