import * as v from 'valibot';
import { ApiError } from '../line/api-error';
import { loadScript } from '../line/load-script';
import { SoftphoneFault } from '../line/softphone-fault';
import type { SoftphoneWorld } from '../line/vendor-softphone';
import type { WorkbenchConfig, WorkbenchSdk } from './workbench-sdk';

/** The last of the 2.x line, in the order that matters: the agent bar is used by the workbench. */
const PUBLISHED = [
  {
    url: 'https://g.alicdn.com/cloudcallcenter/web-workbench-sdk/2.16.0/workbenchSdk.min.js',
  },
  { url: 'https://g.alicdn.com/cloudcallcenter-voip/web-agentbar-sdk/2.4.0/index.js' },
];

const PLACE = 'workbench';

const sdkSettings = v.object({
  scripts: v.pipe(
    v.array(v.object({ url: v.pipe(v.string(), v.url()), integrity: v.optional(v.string()) })),
    v.minLength(1),
  ),
});

const credentials = v.object({
  instanceId: v.pipe(v.string(), v.nonEmpty()),
  regionId: v.optional(v.string(), 'cn-shanghai'),
});

/** Which instance the agent works at. It is no secret: the API is asked by way of the gateway. */
export type CccSession = v.InferOutput<typeof credentials>;

/** Reads `POST /softphone/session`. @throws {SoftphoneFault} */
export function sessionOf(value: unknown): CccSession {
  const read = v.safeParse(credentials, value);
  if (!read.success) throw new SoftphoneFault('credentials-unavailable');
  return read.output;
}

export type OpenWorkbench = (
  config: Pick<WorkbenchConfig, 'instanceId' | 'regionId' | 'apiAxiosFunc'> & Callbacks & Seen,
) => Promise<WorkbenchSdk>;

type Seen = Pick<SoftphoneWorld, 'seen'>;
type Callbacks = Pick<WorkbenchConfig, Extract<keyof WorkbenchConfig, `on${string}`>>;

/**
 * Loads the scripts, and makes the one workbench of this page, in an element that is seen only where the page is.
 * `settings`: the page's `data-sdk`, where the company pins other versions, or their integrity.
 *
 * @throws {SoftphoneFault} `blocked-page`
 */
export function workbenchFrom(settings: unknown): OpenWorkbench {
  const { scripts } = settings === null ? { scripts: PUBLISHED } : v.parse(sdkSettings, settings);
  return async ({ seen, ...config }) => {
    await Promise.all(scripts.map((one) => loadScript(one)));
    if (!window.WorkbenchSdk) throw new SoftphoneFault('blocked-page');
    const place = document.createElement('div');
    place.id = PLACE;
    place.hidden = !seen;
    document.body.append(place);
    return new window.WorkbenchSdk({
      ...config,
      dom: PLACE,
      defaultVisible: seen,
      afterCallRule: 'manual',
      moreActionList: [],
      useLocalStorageToCall: false,
      exportErrorOfApi: true,
    });
  };
}

/**
 * The SDK's `apiAxiosFunc`. What the vendor refused it gets as the vendor says it; what did not reach
 * the vendor rejects.
 */
export function apiFor({ api }: Pick<SoftphoneWorld, 'api'>): WorkbenchConfig['apiAxiosFunc'] {
  return async (apiName, params) => {
    try {
      return await api(apiName, plain(params));
    } catch (error) {
      const vendor = error instanceof ApiError ? error.fault.vendor : undefined;
      if (vendor?.code === undefined) throw error;
      return { httpStatusCode: 400, data: null, message: '', ...vendor };
    }
  };
}

/** Parameters as JSON; some builds of the SDK put them into text themselves. */
function plain(params: unknown): Record<string, unknown> {
  const value: unknown = typeof params === 'string' ? JSON.parse(params) : params;
  return v.parse(v.record(v.string(), v.unknown()), value ?? {});
}
