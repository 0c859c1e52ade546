import { CrmFault } from '../crm-fault';

/** More than any page of results; whoever sends more is not answering. Bytes. */
const LONGEST = 2 * 1024 * 1024;

/**
 * The body of a reply, read as JSON.
 *
 * @throws {CrmFault} `unreachable` when it breaks off
 */
export async function readReply(
  response: Response,
): Promise<{ readonly body: unknown } | { readonly garbage: true }> {
  const bytes = await bytesOf(response);
  if (bytes === null) return { garbage: true };
  if (bytes.length === 0) return { body: undefined };
  try {
    return { body: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return { garbage: true };
  }
}

/** `null` when it is too long to be one. */
async function bytesOf(response: Response): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.byteLength;
      if (length > LONGEST) {
        await reader.cancel();
        return null;
      }
      parts.push(value);
    }
  } catch (cause) {
    throw new CrmFault('unreachable', { cause });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
