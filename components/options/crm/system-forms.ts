import type { Settings } from '../../../lib/policy/settings';
import type { RemoteName } from '../../../lib/crm/connector';
import { words } from '../../../lib/words';

/** What stands in a form: every field as text, whatever it becomes. */
export type Typed = Readonly<Record<string, string>>;

/** One field of a system's form. */
export type SystemField = {
  readonly key: string;
  readonly label: string;
  readonly about?: string;
  readonly placeholder?: string;
  /** Instead of one line: one of these, the first if nothing was chosen, or many lines. */
  readonly choices?: readonly (readonly [value: string, title: string])[];
  readonly long?: true;
  /** Shown only where what is typed so far asks for it. */
  readonly when?: (typed: Typed) => boolean;
};

/** A system that may be set up. */
export type SystemForm = {
  readonly entry: keyof Settings['crm'];
  readonly name: RemoteName;
  readonly title: string;
  readonly about: string;
  readonly fields: readonly SystemField[];
  /** It has a sign-in of its own, whose redirect address must be registered. */
  readonly registers?: (typed: Typed) => boolean;
};

/** The forms of all systems, in the agent's language. */
export function systemForms(): readonly SystemForm[] {
  const clientId: SystemField = { key: 'clientId', label: words('options_client_id') };
  const tenant: SystemField = {
    ...clientId,
    label: words('options_crm_gateway_tenant'),
    about: words('options_crm_gateway_tenant_about'),
  };
  return [
    {
      entry: 'salesforce',
      name: 'salesforce',
      title: 'Salesforce',
      about: words('options_crm_salesforce_about'),
      fields: [
        {
          key: 'instanceUrl',
          label: words('options_crm_address'),
          placeholder: 'https://acme.my.salesforce.com',
        },
        { ...clientId, about: words('options_crm_consumer_key_about') },
      ],
      registers: () => true,
    },
    {
      entry: 'dynamics',
      name: 'dynamics',
      title: 'Dynamics 365',
      about: words('options_crm_dynamics_about'),
      fields: [
        {
          key: 'org',
          label: words('options_crm_address'),
          placeholder: 'https://acme.crm4.dynamics.com',
        },
        { key: 'tenant', label: words('options_crm_tenant'), placeholder: 'acme.onmicrosoft.com' },
        clientId,
      ],
      registers: () => true,
    },
    {
      entry: 'hubspot',
      name: 'hubspot',
      title: 'HubSpot',
      about: words('options_crm_by_gateway_about'),
      fields: [tenant],
    },
    {
      entry: 'zoho',
      name: 'zoho',
      title: 'Zoho CRM',
      about: words('options_crm_by_gateway_about'),
      fields: [tenant],
    },
    {
      entry: 'httpJson',
      name: 'http-json',
      title: words('options_crm_http_json'),
      about: words('options_crm_http_json_about'),
      fields: jsonFields(clientId),
      registers: ({ signIn }) => signIn === 'own',
    },
    {
      entry: 'urlTemplate',
      name: 'url-template',
      title: words('options_crm_url_template'),
      about: words('options_crm_url_template_about'),
      fields: [
        {
          key: 'template',
          label: words('options_crm_template'),
          placeholder: 'https://crm.example.com/search?phone={national}',
        },
      ],
    },
  ];
}

function jsonFields(clientId: SystemField): readonly SystemField[] {
  const own = ({ signIn }: Typed): boolean => signIn === 'own';
  return [
    {
      key: 'kind',
      label: words('options_crm_kind'),
      choices: [
        ['odoo', 'Odoo'],
        ['espocrm', 'EspoCRM'],
        ['suitecrm', 'SuiteCRM'],
        ['own', words('options_crm_kind_own')],
      ],
    },
    {
      key: 'origin',
      label: words('options_crm_address'),
      placeholder: 'https://crm.example.com',
    },
    {
      key: 'database',
      label: words('options_crm_database'),
      when: ({ kind }) => kind === 'odoo',
    },
    {
      key: 'mapping',
      label: words('options_crm_mapping'),
      about: words('options_crm_mapping_about'),
      long: true,
      when: ({ kind }) => kind === 'own',
    },
    {
      key: 'signIn',
      label: words('options_crm_sign_in'),
      choices: [
        ['key', words('options_crm_by_key')],
        ['call-centre', words('options_crm_by_call_centre')],
        ['own', words('options_crm_by_own')],
      ],
    },
    { key: 'issuer', label: words('options_issuer'), placeholder: 'https://', when: own },
    { ...clientId, when: own },
    { key: 'scope', label: words('options_scope'), when: own },
  ];
}

/** What is shown of a form: each field that is asked for, choices never empty. */
export function shownFields({ fields }: SystemForm, typed: Typed): readonly SystemField[] {
  return fields.filter(({ when }) => when?.(typed) ?? true);
}

/** What a form begins with: what is set, and the first of each choice. */
export function typedOf({ fields }: SystemForm, standing: object | undefined): Typed {
  const set = new Map<string, unknown>(Object.entries(standing ?? {}));
  const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
  return Object.fromEntries(
    fields.map(({ key, choices }) => [key, textOf(set.get(key)) || (choices?.[0]?.[0] ?? '')]),
  );
}

/** What is saved of a form: the fields that are shown, without those that are empty. */
export function entryOf(form: SystemForm, typed: Typed): Readonly<Record<string, string>> {
  const values = shownFields(form, typed).map(
    ({ key }) => [key, (typed[key] ?? '').trim()] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== ''));
}
