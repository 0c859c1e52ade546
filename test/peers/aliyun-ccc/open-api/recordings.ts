import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendSound } from '../../vendors/recordings';

/** Signed addresses of the vendor's storage live for a while only. */
const LIFE_S = 600;

export const recordingPath = (jobId: string): string =>
  `/recordings/${jobId}.wav?Expires=${Math.floor(Date.now() / 1000) + LIFE_S}&Signature=simulated`;

/** Answers as the vendor's object storage: byte ranges, and 403 for an address that is over. */
export function sendRecording(request: IncomingMessage, response: ServerResponse, url: URL): void {
  if (Number(url.searchParams.get('Expires')) < Date.now() / 1000) {
    response.writeHead(403, { 'content-type': 'application/xml' });
    return void response.end('<Error><Code>AccessDenied</Code></Error>');
  }
  sendSound(request, response, 'audio/x-wav');
}
