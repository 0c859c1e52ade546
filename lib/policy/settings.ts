import * as v from 'valibot';
import { dynamicsSettings } from '../crm/connectors/dynamics/settings';
import { httpJsonChoice } from '../crm/connectors/http-json/settings';
import { salesforceSettings } from '../crm/connectors/salesforce/settings';
import { urlTemplateSettings } from '../crm/connectors/url-template/settings';

const demo = import.meta.env.MODE === 'demo';
const SECURE = demo ? /^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/u : /^https:\/\//u;
const ORIGIN = /^https?:\/\/[^\s/?#*@]+$/u;
/** An example, as an admin is told it. */
const ADDRESS = 'https://cc.example.com';

/** A text of some form. `example`: what an admin is told who has written it otherwise. */
const written = (form: RegExp, example: string) => v.pipe(v.string(), v.regex(form, example));

/** An absolute address over TLS; the demo build also takes localhost. */
const secureUrl = v.pipe(v.string(), v.url(), v.regex(SECURE, ADDRESS));

/** The same without a path: where a service of several addresses is. */
const secureOrigin = v.pipe(secureUrl, v.regex(ORIGIN, ADDRESS));

/** Where the agent's own settings lie in `storage.local`: the keys that the agent has set alone. */
export const SETTINGS_KEY = 'settings';

const labels = v.optional(v.array(v.string()), []);
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const seconds = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
/** A list that the company keeps; the label is shown as it is, in the company's language. */
const choices = v.pipe(
  v.array(
    v.object({ id: v.pipe(v.string(), v.nonEmpty()), label: v.pipe(v.string(), v.nonEmpty()) }),
  ),
  v.maxLength(50),
);

/** `https://crm.example.com`, as a browser spells it; the manifest may grant http to a machine. */
const origin = written(ORIGIN, 'https://crm.example.com');
const country = written(/^[A-Z]{2}$/u, 'CN');

const regions = v.optional(v.array(country), []);
const clock = written(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, '09:30');

/** When customers may be called, in their own local time; `days`: 1 is Monday, 7 Sunday. */
const hours = v.object({
  days: v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
  from: clock,
  to: clock,
});

/** Devices by label, the most wanted first. Volumes 0–1. */
const devices = v.object({
  microphones: labels,
  speakers: labels,
  ringers: labels,
  volume: v.optional(part, 1),
  ringVolume: v.optional(part, 1),
  echoCancellation: v.optional(v.boolean(), true),
  noiseSuppression: v.optional(v.boolean(), true),
  autoGainControl: v.optional(v.boolean(), true),
});

/** Reached by the company's gateway. `clientId`: the tenant's name, where several have that CRM. */
const byGateway = v.object({ clientId: v.optional(v.pipe(v.string(), v.nonEmpty())) });

/** The customer systems, each with what it needs; one that is absent is not asked. */
const crm = v.object({
  salesforce: v.optional(salesforceSettings),
  dynamics: v.optional(dynamicsSettings),
  hubspot: v.optional(byGateway),
  zoho: v.optional(byGateway),
  httpJson: v.optional(httpJsonChoice),
  urlTemplate: v.optional(urlTemplateSettings),
});

/**
 * Every key that there is, with what may stand there and what holds when nobody has set it. Types,
 * the company's policy, what it is checked by, and the settings page all come from here.
 */
export const settingsSchema = v.object({
  provider: v.optional(v.picklist(['practice', 'sip', 'hosted']), 'practice'),
  /** OpenID issuer, exactly as its discovery document spells it; empty: no sign-in. */
  issuer: v.optional(v.union([v.literal(''), secureUrl]), ''),
  clientId: v.optional(v.string(), ''),
  scope: v.optional(v.string(), 'openid profile email offline_access'),
  /** Known ways of an identity provider, which `issuer` and `scope` then need not name. */
  identityPreset: v.optional(
    v.picklist(['openid', 'aliyun-cn', 'aliyun-intl', 'entra', 'salesforce']),
    'openid',
  ),
  /** Sent along to the identity provider's sign-in page, `access_type=offline` say. */
  authorizeParameters: v.optional(v.record(v.string(), v.string()), {}),
  /** The refresh token outlives the browser, encrypted; for so many hours since the sign-in. */
  staySignedIn: v.optional(v.boolean(), false),
  staySignedInHours: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8_784)),
    12,
  ),
  /** Origin of the company's gateway to its call centre; empty: there is none. */
  gateway: v.optional(v.union([v.literal(''), secureOrigin]), ''),
  /**
   * Answers a bearer token with SIP credentials; empty: the gateway does, or without a sign-in the
   * agent types them in.
   */
  sipCredentialsUrl: v.optional(v.union([v.literal(''), secureUrl]), ''),
  /** Address of a page that speaks the hosted-softphone protocol; empty: the gateway's own. */
  hostedUrl: v.optional(v.union([v.literal(''), secureUrl]), ''),
  /** Where that page stands: hidden, so that no view can end a call · seen in the side panel. */
  hostedPlace: v.optional(v.picklist(['engine', 'panel']), 'engine'),
  /** For numbers written without a country code; empty: told from the browser's language. */
  region: v.optional(written(/^(?:[A-Z]{2})?$/u, 'CN'), ''),
  whileBusy: v.optional(v.picklist(['busy', 'waiting']), 'waiting'),
  /** Origins on which the agent switched number finding on or off. */
  sites: v.optional(v.record(origin, v.boolean()), {}),
  /** The country of national numbers by origin, where the agent chose or confirmed it. */
  siteRegions: v.optional(v.record(origin, country), {}),
  /** Origins whose wish that no numbers be looked for in their text does not count. */
  formatDetection: v.optional(v.record(origin, v.literal('ignore')), {}),
  /** Countries that may be called; empty: all that are not denied. */
  allowedCountries: regions,
  deniedCountries: regions,
  premiumRate: v.optional(v.picklist(['refuse', 'ask']), 'refuse'),
  /** Short numbers that may be dialled as they are written, `95588` say. */
  shortNumbers: v.optional(v.array(written(/^\d{3,8}$/u, '95588')), []),
  confirmDial: v.optional(v.picklist(['in-doubt', 'always']), 'in-doubt'),
  callsPerMinute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 20),
  callsPerMinutePerSite: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
    10,
  ),
  /** Empty: at any time. */
  callingHours: v.optional(v.array(hours), []),
  /** E.164 numbers that nobody may call. */
  doNotCall: v.optional(v.array(written(/^\+[1-9]\d{3,14}$/u, '+861082325588')), []),
  /** Where more of them are listed, one on a line. */
  doNotCallUrl: v.optional(v.union([v.literal(''), secureUrl]), ''),
  /** Numbers are shown as `+86 ••• 1234` wherever the agent need not dial or tell them. */
  maskNumbers: v.optional(v.boolean(), false),
  /** Whose number it is, is remembered from the pages that the agent has seen. */
  rememberSeenNumbers: v.optional(v.boolean(), true),
  /** Where customers are looked up, and calls are written. */
  crm: v.optional(crm, {}),
  devices: v.optional(devices, {}),
  /** A ringing call is answered by itself, after a tone. */
  autoAnswer: v.optional(v.boolean(), false),
  /** A call that nobody answered takes the agent off duty. */
  notReadyAfterMissed: v.optional(v.boolean(), false),
  /** A round trip to the call centre this often. */
  keepAliveSeconds: v.optional(seconds(5, 120), 20),
  /** After-call work ends by itself after this; 0: there is none · -1: when it is saved. */
  afterCallSeconds: v.optional(seconds(-1, 3600), 30),
  dispositions: v.optional(choices, []),
  dispositionRequired: v.optional(v.boolean(), false),
  noteRequired: v.optional(v.boolean(), false),
  breakReasons: v.optional(choices, []),
  /** Calls are remembered this long; 0: not at all. */
  historyDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(90)), 7),
  /**
   * When the customer's record comes forward by itself: as it rings or is dialled, once it is
   * answered, or not at all.
   */
  screenPop: v.optional(v.picklist(['ring', 'answer', 'click']), 'answer'),
  /** What shows who calls: a card on the page, the record in a tab, or both. */
  screenPopAs: v.optional(v.picklist(['card', 'tab', 'both']), 'both'),
  /** False: a record comes forward where some tab shows it already, and only there. */
  screenPopNewTab: v.optional(v.boolean(), true),
  /** What of a found customer is shown, in that order: `company`, `title`, `label`, `email` …; empty: all. */
  callerFields: v.optional(v.pipe(v.array(v.string()), v.maxLength(20)), []),
  /** A newer version comes in when nobody is signed in and no call is up · when the browser starts. */
  updates: v.optional(v.picklist(['signed-out', 'browser-start']), 'signed-out'),
  /** What we say things in; `auto`: the browser's language. */
  language: v.optional(v.picklist(['auto', 'en', 'zh_CN']), 'auto'),
  /** The number to show by the country called; `''`: for all others. */
  callerNumbers: v.optional(v.record(v.string(), v.string()), {}),
  /** Skill groups to sign in to by themselves. */
  skillGroups: labels,
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/** What the company alone decides: an agent's own value for it counts for nothing. */
export const ADMIN_ONLY = [
  'staySignedIn',
  'staySignedInHours',
  'allowedCountries',
  'deniedCountries',
  'premiumRate',
  'shortNumbers',
  'callsPerMinute',
  'callsPerMinutePerSite',
  'callingHours',
  'doNotCall',
  'doNotCallUrl',
  'maskNumbers',
  'callerFields',
  'updates',
] as const satisfies readonly (keyof Settings)[];

/** Whether a key is the company's alone. */
export function adminOnly(key: SettingKey): boolean {
  return (ADMIN_ONLY as readonly SettingKey[]).includes(key);
}

/** What holds before anybody has set anything. */
export const DEFAULT_SETTINGS: Settings = v.parse(settingsSchema, {});

export type SettingKey = keyof Settings;
export const SETTING_KEYS = Object.keys(settingsSchema.entries) as readonly SettingKey[];
