import type { IncomingMessage, ServerResponse } from 'node:http';

const SECONDS = 1;
const RATE = 8000;
/** Signed addresses of the vendor's storage live for a while only. */
const LIFE_S = 600;

/** A recording as the vendor stores it: one second of an 8-bit tone as WAV (RIFF). */
function wave(): Buffer {
  const samples = Buffer.alloc(RATE * SECONDS);
  for (const at of samples.keys()) samples[at] = 128 + Math.round(60 * Math.sin(at / 4));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

export const recordingPath = (jobId: string): string =>
  `/recordings/${jobId}.wav?Expires=${Math.floor(Date.now() / 1000) + LIFE_S}&Signature=simulated`;

/** Answers as the vendor's object storage: byte ranges, and 403 for an address that is over. */
export function sendRecording(request: IncomingMessage, response: ServerResponse, url: URL): void {
  if (Number(url.searchParams.get('Expires')) < Date.now() / 1000) {
    response.writeHead(403, { 'content-type': 'application/xml' });
    return void response.end('<Error><Code>AccessDenied</Code></Error>');
  }
  const all = wave();
  const type = { 'content-type': 'audio/x-wav', 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/u.exec(request.headers.range ?? '');
  if (!range) {
    response.writeHead(200, { ...type, 'content-length': all.length });
    return void response.end(all);
  }
  const from = Number(range[1]);
  const to = range[2] ? Number(range[2]) : all.length - 1;
  const part = all.subarray(from, to + 1);
  const about = `bytes ${from}-${to}/${all.length}`;
  response.writeHead(206, { ...type, 'content-range': about, 'content-length': part.length });
  response.end(part);
}
