import { GatewayFault } from '../gateway-fault';
import { patience, type Outside } from '../outside';
import type { Recording } from '../vendors/call-centre';

/** One range is what players ask for (RFC 9110 §14.1.2). */
const RANGE = /^bytes=(?:\d{1,15}-\d{0,15}|-\d{1,15})$/u;
const PASSED_ON = ['content-length', 'content-range', 'accept-ranges'];

/** The recording itself, or the wanted piece of it; the vendor's address stays here. */
export async function passOn(
  outside: Outside,
  recording: Recording,
  range: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const headers = {
    // As it is stored, so that the lengths are those of what we pass on.
    'accept-encoding': 'identity',
    ...(range !== undefined && RANGE.test(range) && { range }),
  };
  const reply = await outside.stream(recording.url, { headers }, signal);
  if (![200, 206, 416].includes(reply.status)) {
    await reply.body?.cancel();
    if (reply.status === 404) throw new GatewayFault('not-found');
    throw new GatewayFault('vendor-failed', { retryAfterS: patience(reply.headers) });
  }
  const type = recording.contentType ?? reply.headers.get('content-type') ?? '';
  const passed = PASSED_ON.flatMap((name): [string, string][] => {
    const value = reply.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new Response(reply.body, {
    status: reply.status,
    headers: [
      ...passed,
      // Whatever else a vendor calls it, a browser must not take it for a page.
      [
        'content-type',
        /^(?:audio|video)\/[\w.+-]+$/u.test(type) ? type : 'application/octet-stream',
      ],
      ['content-disposition', 'attachment'],
      ['content-security-policy', "default-src 'none'; sandbox"],
    ],
  });
}
