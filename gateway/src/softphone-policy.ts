/** Where a vendor's SDK comes from, and with whom it speaks (its own firewall lists). */
type Hosts = {
  readonly scripts: readonly string[];
  readonly connects: readonly string[];
  readonly styles: readonly string[];
};

const ALICDN = ['https://g.alicdn.com'];
const ALICDN_STYLES = ['https://g.alicdn.com', 'https://at.alicdn.com'];

/** All that a page of this vendor may load or speak with. The API goes by the extension. */
export const SOFTPHONE_HOSTS = {
  'aliyun-ccc': {
    scripts: ALICDN,
    styles: ALICDN_STYLES,
    connects: [
      'wss://sip.ccc.aliyuncs.com:9443',
      'wss://as.ccc.aliyuncs.com:80',
      'wss://sh-sip-ccc.aliyuncs.com',
      'wss://sh-wss-ccc.aliyuncs.com',
    ],
  },
  'aliyun-aiccs': {
    scripts: ALICDN,
    styles: ALICDN_STYLES,
    connects: [
      'https://api.rhinokeen.com',
      'https://aiccs.aliyuncs.com',
      'https://scsp.aliyuncs.com',
      'wss://msgx-space.aliyun.com',
      'wss://*.mqtt.aliyuncs.com',
    ],
  },
  'tencent-tccc': {
    scripts: ['https://*.cdn-go.cn'],
    styles: ['https://*.cdn-go.cn'],
    connects: [
      ...['api', 'api-bak', 'otlp', 'sip', 'sip2'].flatMap((name) =>
        both(`${name}.tccc.qcloud.com`),
      ),
      ...both('tccc.qcloud.com'),
      ...both('yun.tim.qq.com'),
      ...['*.rtc.qcloud.com', '*.rtc.qq.com', '*.cloud-rtc.com', '*.cloud-rtc.net'].flatMap(both),
      ...['*.my-imcloud.com', '*.rtc-web.com', '*.rtc-web.io', '*.rtc.tencentcloud.com'].flatMap(
        both,
      ),
      ...['api', 'sip', 'otlp'].flatMap((name) => both(`${name}.connect.tencentcloud.com`)),
      'https://*.myqcloud.com',
    ],
  },
} as const satisfies Record<string, Hosts>;

/** A vendor whose page the gateway serves. */
export type SoftphoneVendor = keyof typeof SOFTPHONE_HOSTS;

type Policy = {
  readonly vendor: SoftphoneVendor;
  /** Who may frame the page: origins of the extension. */
  readonly framedBy: readonly string[];
  /** Origins on loopback, where a simulator stands in for the vendor. */
  readonly simulators?: readonly string[];
};

/** The page's `Content-Security-Policy`: its own script, the vendor's hosts, and nothing else. */
export function contentSecurityPolicy({ vendor, framedBy, simulators = [] }: Policy): string {
  const { scripts, styles, connects }: Hosts = SOFTPHONE_HOSTS[vendor];
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scripts, ...simulators],
    // The vendors' own interfaces, seen or not, set styles on their elements.
    'style-src': ["'self'", "'unsafe-inline'", ...styles],
    'font-src': ['data:', ...styles],
    'img-src': ['data:', ...styles],
    'media-src': ['blob:', 'data:', ...scripts],
    'worker-src': ["'self'", 'blob:'],
    'connect-src': [...connects, ...simulators],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': framedBy.length > 0 ? framedBy : ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

function both(host: string): readonly string[] {
  return [`https://${host}`, `wss://${host}`];
}
