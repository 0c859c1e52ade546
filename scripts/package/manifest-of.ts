import type { CompanyHosts } from './hosts';

/** The parts of a built manifest that packaging changes. */
export type BuiltManifest = {
  readonly version: string;
  readonly minimum_chrome_version: string;
  readonly key?: string;
  readonly host_permissions: readonly string[];
  readonly content_scripts: readonly { readonly matches: readonly string[] }[];
};

/** For a store, which signs with a key of its own and refuses a manifest that names one. */
export function forStore({ key: _ours, ...manifest }: BuiltManifest): Omit<BuiltManifest, 'key'> {
  return manifest;
}

/**
 * For the company's own package: its CRMs are read from the start, and its services are reached,
 * without a question to anybody. Policy can't grant hosts, so that they have to be in here.
 */
export function forCompany(
  manifest: BuiltManifest,
  hosts: CompanyHosts,
  publicKey: string,
): BuiltManifest {
  const crm = hosts.crm.map(patternOf);
  const [gate, ...others] = manifest.content_scripts;
  if (!gate) throw new Error('the build has no content script');
  return {
    ...manifest,
    key: publicKey,
    host_permissions: unique([
      ...manifest.host_permissions,
      ...crm,
      ...hosts.services.map(patternOf),
    ]),
    content_scripts: [{ ...gate, matches: unique([...gate.matches, ...crm]) }, ...others],
  };
}

/** A match pattern takes no port: it covers all ports of a host. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol.replace('ws', 'http')}//${hostname}/*`;
}

function unique(patterns: readonly string[]): readonly string[] {
  return [...new Set(patterns)];
}
