/** What a folder, or one file, may import. Its own folder it always may. Not listed: forbidden. */
export type Area = {
  /** Folders and files of ours, without extension. */
  readonly may?: readonly string[];
  /** The same, but types only: nothing of it reaches the area's bundle. */
  readonly types?: readonly string[];
  /** Packages from the registry. */
  readonly packages?: readonly string[];
  /** Talks to the browser's extension API itself, instead of being handed what it needs. */
  readonly extensionApi?: true;
};

const contracts = ['lib/telephony/call', 'lib/telephony/desk', 'lib/telephony/provider'];

/** The longest key that fits a file decides. `*` is one folder: it may not import its siblings. */
export const importTable = {
  entrypoints: {
    may: ['lib', 'components', 'manifest'],
    packages: ['preact', '@preact/signals', 'valibot', 'wxt'],
    extensionApi: true,
  },
  components: {
    may: [
      'lib/snapshot',
      'lib/messaging/send',
      'lib/phone-numbers/countries',
      'lib/phone-numbers/format',
      'lib/phone-numbers/time-zones/zones',
      'lib/words',
    ],
    types: [...contracts, 'lib/crm/connector', 'lib/messaging', 'lib/policy'],
    packages: ['preact', '@preact/signals', 'lucide-preact'],
  },
  'lib/hub': {
    may: [
      'lib/snapshot',
      'lib/messaging',
      'lib/crm',
      'lib/policy',
      'lib/auth',
      'lib/phone-numbers',
      'lib/log',
      'lib/browser',
      'lib/language',
      'lib/plain-text',
      'lib/sealed',
      'lib/words',
    ],
    types: ['lib/telephony'],
    packages: ['valibot'],
    extensionApi: true,
  },
  'lib/telephony': { may: ['lib/messaging', 'lib/log', 'lib/plain-text'], packages: ['valibot'] },
  'lib/telephony/page-frame': {},
  'lib/telephony/providers/*': {
    may: [...contracts, 'lib/telephony/page-frame', 'lib/log'],
    types: ['lib/telephony/api', 'lib/telephony/audio'],
    packages: ['jssip', 'valibot'],
  },
  'lib/crm': { may: ['lib/phone-numbers', 'lib/log', 'lib/plain-text'] },
  'lib/crm/connectors/*': {
    may: [
      'lib/crm/connector',
      'lib/crm/call-log',
      'lib/crm/crm-fault',
      'lib/crm/remote',
      'lib/crm/settings-address',
      'lib/phone-numbers',
      'lib/log',
      'lib/plain-text',
    ],
    packages: ['valibot'],
  },
  'lib/page': {
    may: [
      'lib/phone-numbers/find',
      'lib/phone-numbers/found',
      'lib/messaging/send',
      'lib/messaging/receive',
      'lib/typing',
      'lib/words',
    ],
    types: ['lib/messaging'],
    extensionApi: true,
  },
  'lib/policy': {
    may: [
      'lib/phone-numbers/risk',
      // What a connector must be told is the connector's own to say.
      'lib/crm/connectors/dynamics/settings',
      'lib/crm/connectors/http-json/settings',
      'lib/crm/connectors/salesforce/settings',
      'lib/crm/connectors/url-template/settings',
    ],
    packages: ['valibot'],
  },
  'lib/auth': {
    may: ['lib/log', 'lib/browser', 'lib/sealed'],
    types: ['lib/messaging'],
    packages: ['oidc-client-ts', 'valibot'],
  },
  'lib/messaging': {
    types: [
      'lib/phone-numbers',
      'lib/telephony',
      'lib/crm',
      'lib/policy',
      'lib/snapshot',
      'lib/words',
    ],
    packages: ['valibot'],
    extensionApi: true,
  },
  'lib/snapshot': {
    may: ['lib/browser'],
    types: [...contracts, 'lib/crm/connector', 'lib/crm/crm-fault', 'lib/messaging'],
  },
  'lib/phone-numbers': { packages: ['libphonenumber-js'] },
  'lib/log': {},
  'lib/plain-text': {},
  'lib/sealed': {},
  'lib/typing': {},
  'lib/language': { may: ['lib/browser', 'lib/words'], types: ['lib/policy'] },
  'lib/words': { types: ['public/_locales'], extensionApi: true },
  'lib/browser': { packages: ['webextension-polyfill'], extensionApi: true },
} as const satisfies Record<string, Area>;

/** What must never run inside a page of a CRM, however long the chain of imports to it. */
export const neverInAPage = {
  packages: [
    'preact',
    '@preact/signals',
    'lucide-preact',
    'webextension-polyfill',
    'oidc-client-ts',
    'jssip',
    'valibot',
  ],
  files: ['lib/auth', 'lib/hub', 'lib/telephony', 'lib/browser', 'lib/snapshot', 'components'],
} as const;
