import type { IncomingMessage, ServerResponse } from 'node:http';

/** How the simulated vendor can be broken on purpose. */
export type Fault =
  | 'unauthorised'
  /** 403 `Permission.StsToken`. */
  | 'sts-token'
  | 'throttled'
  /** POP's own throttling comes with status 400. */
  | 'throttled-400'
  | 'failing'
  /** No answer. */
  | 'hang'
  | 'garbage'
  | 'redirect';

const THROTTLING = 'Throttling.User';
const ANSWERS: Readonly<
  Record<Exclude<Fault, 'hang' | 'garbage' | 'redirect'>, readonly [number, string]>
> = {
  unauthorised: [401, 'InvalidBearerToken'],
  'sts-token': [403, 'Permission.StsToken'],
  throttled: [429, THROTTLING],
  'throttled-400': [400, THROTTLING],
  failing: [500, 'InternalService.Common'],
};

/** Breaks answers from now on, all or those of one action or path, until mended. */
export class Faults {
  readonly #faults = new Map<string, Fault>();

  set(fault: Fault, of = '*'): void {
    this.#faults.set(of, fault);
  }

  mend(): void {
    this.#faults.clear();
  }

  of(name: string): Fault | undefined {
    return this.#faults.get(name) ?? this.#faults.get('*');
  }
}

/** Answers as a broken vendor does. */
export function faulty(request: IncomingMessage, response: ServerResponse, fault: Fault): void {
  request.resume();
  if (fault === 'hang') return;
  if (fault === 'garbage') {
    response.writeHead(200, { 'content-type': 'text/html' });
    return void response.end('<html>a page of somebody else');
  }
  if (fault === 'redirect') {
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' });
    return void response.end();
  }
  const [status, Code] = ANSWERS[fault];
  const wait = status === 429 ? { 'retry-after': '7' } : {};
  response.writeHead(status, { 'content-type': 'application/json', ...wait });
  response.end(
    JSON.stringify({
      Code,
      HttpStatusCode: status,
      Message: 'Broken on purpose',
      RequestId: 'F-1',
    }),
  );
}
