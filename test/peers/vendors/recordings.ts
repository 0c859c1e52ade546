import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve, type Site } from '../../../demo/http';

const SECONDS = 1;
const RATE = 8000;

/** What was said in a call, as a vendor stores it: an 8-bit tone as WAV (RIFF), which plays. */
export const SOUND = wave();

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

/** Answers as a vendor's storage that knows byte ranges (RFC 9110 §14). */
export function sendSound(
  request: IncomingMessage,
  response: ServerResponse,
  type = 'audio/wav',
): void {
  const about = { 'content-type': type, 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/u.exec(request.headers.range ?? '');
  if (!range) {
    response.writeHead(200, { ...about, 'content-length': SOUND.length });
    return void response.end(SOUND);
  }
  const from = Number(range[1]);
  const last = Math.min(range[2] ? Number(range[2]) : Infinity, SOUND.length - 1);
  const part = SOUND.subarray(from, last + 1);
  const piece = `bytes ${from}-${last}/${SOUND.length}`;
  response.writeHead(206, { ...about, 'content-range': piece, 'content-length': part.length });
  response.end(part);
}

/** A vendor's storage, of which every address has the same recording. */
export function startRecordings(): Promise<Site> {
  return serve((request, response) => sendSound(request, response));
}
