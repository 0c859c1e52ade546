import { serve, type Site } from '../../../demo/http';

/** As long as a player needs it to be to ask for a piece. */
export const SOUND = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));

/** A vendor's storage of recordings, which knows byte ranges (RFC 9110 §14). */
export function startRecordings(): Promise<Site> {
  return serve((request, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/u.exec(request.headers.range ?? '') ?? [];
    const part = from === undefined ? SOUND : SOUND.subarray(Number(from), Number(to) + 1);
    response.writeHead(from === undefined ? 200 : 206, {
      'content-type': 'audio/wav',
      'accept-ranges': 'bytes',
      'content-length': part.length,
      ...(from !== undefined && { 'content-range': `bytes ${from}-${to ?? ''}/${SOUND.length}` }),
    });
    response.end(part);
  });
}
