import * as v from 'valibot';
import { crmOrigin, httpJsonSettings, type HttpJsonSettings } from './mapping';
import { espoCrm } from './mappings/espocrm';
import { odoo } from './mappings/odoo';
import { suiteCrm } from './mappings/suitecrm';

/** A mapping as an admin writes it; where the CRM is, is said beside it. */
const ownMapping = v.omit(httpJsonSettings, ['origin']);

/** A CRM with a JSON API: which mapping it is asked by, and how the agent gets in. */
export const httpJsonChoice = v.object({
  /** The mapping: one that ships with us, or `own`. */
  kind: v.picklist(['odoo', 'espocrm', 'suitecrm', 'own']),
  origin: crmOrigin,
  /** The database, where one Odoo has several. */
  database: v.optional(v.string()),
  /** For `own`: the mapping, as JSON. */
  mapping: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(20_000),
      v.rawCheck(({ dataset, addIssue }) => {
        const fault = dataset.typed ? mappingFault(dataset.value) : null;
        if (fault !== null) addIssue({ message: fault, expected: fault });
      }),
    ),
  ),
  /**
   * Whose authorization it takes: a key that the agent types, the call centre's sign-in, or one of
   * its own at `issuer`.
   */
  signIn: v.optional(v.picklist(['key', 'call-centre', 'own']), 'key'),
  issuer: v.optional(v.string(), ''),
  clientId: v.optional(v.string(), ''),
  scope: v.optional(v.string(), ''),
});
export type HttpJsonChoice = v.InferOutput<typeof httpJsonChoice>;

/** What is wrong with a mapping, and where in it; `null`: nothing. */
function mappingFault(text: string): string | null {
  const read = v.safeParse(ownMapping, parsed(text));
  if (read.success) return null;
  const [issue] = read.issues;
  const wanted = issue.type === 'regex' ? issue.message : (issue.expected ?? issue.message);
  return `${v.getDotPath(issue) ?? 'JSON'}: ${wanted}`;
}

/** The mapping that was chosen; `undefined`: an own one that is missing. */
export function mappingOf(choice: HttpJsonChoice): HttpJsonSettings | undefined {
  const { kind, origin, database = '', mapping = '' } = choice;
  switch (kind) {
    case 'odoo':
      return odoo(origin, database);
    case 'espocrm':
      return espoCrm(origin);
    case 'suitecrm':
      return suiteCrm(origin);
    case 'own': {
      const read = v.safeParse(ownMapping, parsed(mapping));
      return read.success ? { ...read.output, origin } : undefined;
    }
  }
}

/** The header that a typed key goes in. */
export function keyHeader({ kind }: HttpJsonChoice, key: string): readonly [string, string] {
  return kind === 'espocrm' ? ['x-api-key', key] : ['authorization', `Bearer ${key}`];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
