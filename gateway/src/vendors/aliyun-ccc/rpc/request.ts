import { randomUUID } from 'node:crypto';
import { vendorCore } from './core';
import type { Credential } from './credential';

export type Parameters = Readonly<Record<string, string>>;

/** What makes one request differ from all others. */
export type Once = { readonly nonce: string; readonly timestamp: string };

/** `ms` since the epoch. The vendor's timestamps have whole seconds and end in Z. */
export function once(ms: number): Once {
  const timestamp = new Date(ms).toISOString().replace(/\.\d+Z$/u, 'Z');
  return { nonce: randomUUID(), timestamp };
}

/** The signature of RPC style (https://help.aliyun.com/document_detail/30563.html). */
export function signature(method: 'GET' | 'POST', parameters: Parameters, secret: string): string {
  return vendorCore.getRPCSignature({ ...parameters }, method, secret);
}

/**
 * A POST of RPC style. With a key everything stands in the signed form. With a bearer token it is as
 * the vendor's TypeScript core does it: no key, no signature, and what is common stands in the query.
 */
export function rpcRequest(
  origin: string,
  action: { readonly name: string; readonly version: string; readonly parameters: Parameters },
  credential: Credential,
  { nonce, timestamp }: Once,
): { readonly url: string; readonly init: RequestInit } {
  const plain = {
    Action: action.name,
    Version: action.version,
    Format: 'JSON',
    Timestamp: timestamp,
    SignatureNonce: nonce,
  };
  const headers = { accept: 'application/json' };
  if (credential.kind === 'bearer') {
    const proof = { BearerToken: credential.token.reveal(), SignatureType: 'BEARERTOKEN' };
    const query = new URLSearchParams({ ...plain, ...proof });
    const body = new URLSearchParams(action.parameters);
    return { url: `${origin}/?${query.toString()}`, init: { method: 'POST', headers, body } };
  }
  const signed: Record<string, string> = {
    ...action.parameters,
    ...plain,
    AccessKeyId: credential.id,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    ...(credential.securityToken && { SecurityToken: credential.securityToken.reveal() }),
  };
  signed['Signature'] = signature('POST', signed, credential.secret.reveal());
  return {
    url: `${origin}/`,
    init: { method: 'POST', headers, body: new URLSearchParams(signed) },
  };
}
