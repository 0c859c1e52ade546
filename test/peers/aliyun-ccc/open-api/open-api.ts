import type { IncomingMessage, ServerResponse } from 'node:http';
import { EventLog } from '../../../../demo/event-log';
import { form, send, serve } from '../../../../demo/http';
import type { Centre } from '../centre/centre';
import { Faults, faulty } from '../faults';
import type { Keys } from '../keys';
import { Refusal } from '../refusal';
import { ADMINISTRATION } from './administration';
import { CALL_CONTROL, type Action } from './call-control';
import { ProofCheck, type Proof } from './proof';
import { recordingPath, sendRecording } from './recordings';
import { recordActions } from './records';
import { ApiRequest } from './request';
import { SESSION } from './session';
import { versionOne } from './version-1';

/** A request that reached the vendor. */
export type ApiEntry = {
  readonly method: string;
  readonly action: string;
  readonly version: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** How it was proven; absent: it was refused before. */
  readonly by?: Proof['by'];
  readonly code: string;
};

/** The CCC OpenAPI on loopback, versions 2017-07-05 and 2020-07-01. */
export async function startOpenApi(centre: Centre, keys: Keys) {
  const log = new EventLog<ApiEntry>();
  const faults = new Faults();
  const proofs = new ProofCheck(keys);
  let origin = '';
  const recordingUrl = (jobId: string): string => `${origin}${recordingPath(jobId)}`;
  const versions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
    '2020-07-01': {
      ...SESSION,
      ...CALL_CONTROL,
      ...recordActions(recordingUrl),
      ...ADMINISTRATION,
    },
    '2017-07-05': versionOne(recordingUrl),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname.startsWith('/recordings/')) return sendRecording(request, response, url);
    if (url.pathname !== '/') return send(response, 'plain', 'not found', 404);
    const { method = 'GET' } = request;
    const body = method === 'POST' ? await form(request) : [];
    const parameters = new Map([...url.searchParams, ...body]);
    const action = parameters.get('Action') ?? '';
    const about = { method, action, version: parameters.get('Version') ?? '', parameters };
    const fault = faults.of(action);
    if (fault !== undefined) {
      log.add({ ...about, code: fault });
      return faulty(request, response, fault);
    }
    let by: Proof['by'] | undefined;
    try {
      const proof = proofs.check(method, parameters);
      by = proof.by;
      const found = versions[about.version]?.[action];
      if (!found) throw new Refusal(404, 'InvalidAction.NotFound', action);
      const asked = new ApiRequest(centre, action, parameters, proof);
      const unknown = asked.unknown(found.knows.split(' '));
      if (unknown.length > 0) throw new Refusal(400, 'UnknownParameter', unknown.join(', '));
      const reply = successOf(about.version, found.data(asked));
      log.add({ ...about, by, code: 'OK' });
      send(response, 'json', JSON.stringify(reply));
    } catch (error) {
      const { status, code, message } = error instanceof Refusal ? error : broken(error);
      log.add({ ...about, by, code });
      const more = about.version === '2017-07-05' ? { Success: false } : { Params: [] };
      const said = { Code: code, HttpStatusCode: status, Message: message, ...more };
      send(response, 'json', JSON.stringify({ ...said, RequestId: requestId() }), status);
    }
  }

  const site = await serve((request, response) => void handle(request, response));
  origin = site.url;
  return { url: site.url, log, faults, stop: site.stop };
}

const requestId = (): string => crypto.randomUUID().toUpperCase();

function broken(error: unknown): Refusal {
  return new Refusal(500, 'InternalService.Common', error instanceof Error ? error.message : '');
}

/** Version 1 puts its answer beside `Success`, version 2 into `Data`. */
function successOf(version: string, data: unknown): Record<string, unknown> {
  const said = { RequestId: requestId(), Code: 'OK', HttpStatusCode: 200, Message: '无' };
  return version === '2017-07-05'
    ? { ...said, Success: true, ...(data as object) }
    : { ...said, Params: [], Data: data };
}
