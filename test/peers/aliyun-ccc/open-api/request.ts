import type { Agent } from '../centre/agent';
import type { Centre } from '../centre/centre';
import { badParameter, notExists, notPermitted, stsToken } from '../refusal';
import type { Proof } from './proof';

const OURS = new Set(
  'Action Version Format Timestamp SignatureNonce SignatureMethod SignatureVersion SignatureType'
    .concat(' Signature AccessKeyId SecurityToken BearerToken accessToken')
    .split(' '),
);

/** A request of the OpenAPI that has been proven, and who may ask what in it. */
export class ApiRequest {
  constructor(
    readonly centre: Centre,
    readonly action: string,
    readonly parameters: ReadonlyMap<string, string>,
    readonly proof: Proof,
  ) {
    const instance = this.text('InstanceId');
    if (instance !== centre.instanceId) throw notExists('InstanceId', instance);
  }

  text(name: string): string {
    const value = this.parameters.get(name);
    if (value === undefined || value.trim() === '') throw badParameter('Blank', name);
    return value;
  }

  maybe(name: string): string {
    return this.parameters.get(name) ?? '';
  }

  /** A list that is sent as JSON text. */
  list(name: string): string[] {
    const value = this.maybe(name);
    if (value === '') return [];
    try {
      const list: unknown = JSON.parse(value);
      if (Array.isArray(list)) return list.map(String);
    } catch {
      // Falls through to the refusal below.
    }
    throw badParameter('Format', name);
  }

  /** A list that is sent as `Name.1`, `Name.2` …, as version 1.x has it. */
  repeated(name: string): string[] {
    const found: string[] = [];
    for (let at = 1; this.parameters.has(`${name}.${at}`); at += 1) {
      found.push(this.maybe(`${name}.${at}`));
    }
    return found;
  }

  number(name: string, most: number): number {
    const value = Number(this.text(name));
    if (!Number.isInteger(value) || value < 1) throw badParameter('Minimum', name);
    if (value > most) throw badParameter('Maximum', name);
    return value;
  }

  /** Page number and size are mandatory in all lists. */
  page(rows: readonly unknown[]): Record<string, unknown> {
    const number = this.number('PageNumber', 1000);
    const size = this.number('PageSize', 100);
    const from = (number - 1) * size;
    return {
      List: rows.slice(from, from + size),
      PageNumber: String(number),
      PageSize: String(size),
      TotalCount: String(number === 1 ? rows.length : 0),
    };
  }

  /** The user that is acted for: a token acts for its own user alone. */
  agent(name = 'UserId'): Agent {
    const asked = this.maybe(name);
    const { kind, loginName } = this.proof.principal;
    const agent = this.centre.agent(asked === '' ? loginName : asked);
    if (kind === 'token' && agent.loginName !== loginName) throw stsToken();
    return agent;
  }

  /** Whoever is no administrator of the instance is refused. */
  admin(): void {
    const { loginName } = this.proof.principal;
    const { roleId } = this.centre.agent(loginName);
    if (!roleId.startsWith('Admin@')) throw notPermitted(this.action);
  }

  /** Parameters that no documented name allows, to be refused by whoever knows the names. */
  unknown(names: readonly string[]): string[] {
    return [...this.parameters.keys()].filter(
      (name) =>
        !OURS.has(name) && name !== 'InstanceId' && !names.includes(name.replace(/\.\d.*$/u, '')),
    );
  }
}
