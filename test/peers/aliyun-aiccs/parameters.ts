import { Refusal } from './refusal';

type Kind = 'text' | 'number' | 'boolean' | 'numbers' | 'json';
/** `!` marks those that are published as required. */
export type ParameterKind = Kind | `${Kind}!`;
export type Parameters = Readonly<Record<string, unknown>>;

/** What reads a parameter from the way it stands in a form or a query; `undefined`: it is not that. */
const READ: Readonly<Record<Exclude<Kind, 'numbers'>, (text: string) => unknown>> = {
  text: (text) => (text === '' ? undefined : text),
  number: (text) => (/^\d+$/u.test(text) ? Number(text) : undefined),
  boolean: (text) => (/^(?:true|false)$/u.test(text) ? text === 'true' : undefined),
  json: (text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  },
};

/** Every parameter of an action, typed; unknown, missing and ill-typed ones are refused. */
export function readParameters(
  sent: URLSearchParams,
  kinds: Readonly<Record<string, ParameterKind>>,
): Parameters {
  const read: Record<string, unknown> = {};
  for (const [key, value] of sent) {
    const [, name = key, index] = /^(.+)\.(\d+)$/u.exec(key) ?? [];
    const kind = kinds[name]?.replace('!', '') as Kind | undefined;
    const many = kind === 'numbers';
    if (kind === undefined || many !== (index !== undefined))
      throw new Refusal(400, 'InvalidParameter', `${key} is not published`);
    const found = READ[many ? 'number' : kind](value);
    if (found === undefined) throw new Refusal(400, `Invalid${name}`, `${key} is no ${kind}`);
    read[name] = many ? [...((read[name] as unknown[] | undefined) ?? []), found] : found;
  }
  for (const [name, kind] of Object.entries(kinds))
    if (kind.endsWith('!') && read[name] === undefined)
      throw new Refusal(400, `Missing${name}`, `${name} is mandatory for this action.`);
  return read;
}
