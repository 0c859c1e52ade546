/**
 * Our identity in every browser: it fixes the extension's id, and so the redirect address that
 * identity providers must know. The private half was thrown away; stores sign with their own.
 */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsoNAlaq445sCKaPAqN0+08UY23QPgKZYDW+f0Ph7RWQh30iQTOaTElo+gvFTMBEJgqok42o/gAtVGvzSkD/fvTG5INf77gdKjAzUUkpRQiCHiPl+PQ3xFtINWLQmI77pz5Wf/Q5rcN8qT83GbUVnVBAB211hOo4y3HFEJjxravoJ6ipVbAvE0jfcHCjFWm5ck/cCGEl9IaSRXQWlzCzQlk41RDXgvkJng9TXdhE+yTkkwptFNU9RZ1X/81zgkx3zUtwzcosaSGI3iwfLBJDQrIKHfoac4gYYudMAEMArPUtdhB+5FeEbtNZIXiiZgn+hn20ipkmitSLHGXnBYdkO/wIDAQAB';

/** CRMs that work without asking anybody. */
const crmHosts = [
  'https://*.lightning.force.com/*',
  'https://*.my.salesforce.com/*',
  'https://*.hubspot.com/*',
  'https://*.dynamics.com/*',
  'https://crm.zoho.com/*',
  'https://crm.zoho.eu/*',
  'https://crm.zoho.in/*',
  'https://crm.zoho.com.au/*',
  'https://crm.zoho.com.cn/*',
  'https://crm.zoho.jp/*',
  'https://crm.zoho.sa/*',
  'https://crm.zohocloud.ca/*',
];

/** The demo's CRM, identity provider and PBX live on this machine; no other build sees them. */
const demoHosts = ['http://localhost/*', 'http://127.0.0.1/*'];

/** Pages in which the content script runs from the start. */
export const hostsFor = (mode: string): string[] =>
  mode === 'demo' ? [...crmHosts, ...demoHosts] : crmHosts;

/** Every permission with the one reason for it; the manifest snapshot test prints both. */
export const permissions = {
  sidePanel: 'the softphone lives in the side panel',
  offscreen: 'the engine holds microphone, audio and signalling where no view can close them',
  storage: 'settings, and what the worker must find again after it was stopped',
  identity: 'sign-in by authorization code and PKCE in the browser own window',
  notifications: 'a call rings although no page of ours is in front',
  alarms: 'tokens are refreshed before they expire although the worker sleeps',
  scripting: 'switches number finding on in open tabs of a site that the agent allows',
  contextMenus: 'calls the selected number',
} as const;

/** Asked for with a click, each where its use begins. */
export const optionalPermissions = {
  background: 'keeps the line open when all windows are closed',
} as const;

/** The manifest for one build mode. `minimum_chrome_version`: `CSS.highlights.highlightsFromPoint`. */
export function manifest({ mode }: { mode: string }) {
  const demo = mode === 'demo';
  return {
    key,
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    minimum_chrome_version: '140',
    incognito: 'not_allowed' as const,
    permissions: Object.keys(permissions) as (keyof typeof permissions)[],
    optional_permissions: Object.keys(optionalPermissions) as 'background'[],
    host_permissions: hostsFor(mode),
    optional_host_permissions: ['https://*/*'],
    storage: { managed_schema: 'managed_schema.json' },
    action: { default_title: '__MSG_extension_name__' },
    content_scripts: [
      {
        matches: hostsFor(mode),
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
        run_at: 'document_idle' as const,
        js: ['page-gate.js'],
        css: ['assets/mark.css'],
      },
    ],
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "media-src 'self' blob:",
        "font-src 'self'",
        `connect-src 'self' https: wss:${demo ? ' http://localhost:* http://127.0.0.1:* ws://localhost:* ws://127.0.0.1:*' : ''}`,
        `frame-src https:${demo ? ' http://localhost:* http://127.0.0.1:*' : ''}`,
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
      ].join('; '),
    },
    web_accessible_resources: [
      {
        resources: ['caller-card.html'],
        matches: ['https://*/*', ...(demo ? demoHosts : [])],
        use_dynamic_url: true,
      },
    ],
    commands: {
      'answer-call': {
        suggested_key: { default: 'Alt+1' },
        description: '__MSG_command_answer__',
      },
      'end-call': { suggested_key: { default: 'Alt+2' }, description: '__MSG_command_end__' },
      'toggle-mute': { suggested_key: { default: 'Alt+3' }, description: '__MSG_command_mute__' },
      'call-selection': {
        suggested_key: { default: 'Alt+4' },
        description: '__MSG_command_call_selection__',
      },
      // With a fifth suggested key Chrome refuses the extension; the agent may choose these.
      'toggle-hold': { description: '__MSG_command_hold__' },
      'next-number': { description: '__MSG_command_next_number__' },
      'previous-number': { description: '__MSG_command_previous_number__' },
      'open-panel': { description: '__MSG_command_open_panel__' },
    },
  };
}
