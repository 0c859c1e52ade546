import { SoftphoneFault } from './softphone-fault';

/** A vendor's script. `integrity` as in SRI, where the vendor's address names a version. */
export type VendorScript = {
  readonly url: string;
  readonly integrity?: string;
  /** Fetched by CORS, as SRI wants it, and some vendors do. */
  readonly anonymous?: true;
  /** `data-…` attributes, by their camel-cased names. */
  readonly dataset?: Readonly<Record<string, string>>;
};

/**
 * Loads a vendor's script, after those before it.
 *
 * @throws {SoftphoneFault} `blocked-page`: not reachable, or it is not the script that was promised.
 */
export function loadScript({
  url,
  integrity,
  anonymous,
  dataset = {},
}: VendorScript): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.async = false;
    if (anonymous || integrity !== undefined) script.crossOrigin = 'anonymous';
    script.referrerPolicy = 'no-referrer';
    if (integrity !== undefined) script.integrity = integrity;
    Object.assign(script.dataset, dataset);
    script.onload = () => resolve();
    script.onerror = () => reject(new SoftphoneFault('blocked-page'));
    script.src = url;
    document.head.append(script);
  });
}
