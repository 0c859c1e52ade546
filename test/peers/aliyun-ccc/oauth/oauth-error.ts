import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { send } from '../../../../demo/http';

/** RFC 6749 §5.2, with the two fields that the real endpoint was seen to add. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  constructor(
    readonly error: string,
    description: string,
    readonly status = 400,
  ) {
    super(description);
  }
}

export function sendError(response: ServerResponse, { error, message, status }: OAuthError): void {
  const request_id = randomUUID();
  response.setHeader('x-acs-request-id', request_id);
  const said = { error, error_description: message, request_id, http_code: status };
  send(response, 'json', JSON.stringify(said), status);
}
