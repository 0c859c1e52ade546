import * as v from 'valibot';
import type { Api } from './api';

const text = v.nullish(v.string(), '');
const transcript = v.object({
  AsrDataList: v.nullish(v.array(v.object({ User: text, Message: text })), []),
});

/** What was said, each line with the vendor's own name for the speaker. */
export async function transcriptOf(
  callId: string,
  api: Api,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const request = { SessionId: callId };
  const { AsrDataList: lines } = await api('DescribeTelRecordAsr', request, transcript, signal);
  return lines.map(({ User: user, Message: said }) => (user === '' ? said : `${user}: ${said}`));
}
