import { createHash } from 'node:crypto';
import plist from 'plist';
import type { PlistObject } from 'plist';
import { policiesOf } from './policies';
import type { PolicyBrowser, PolicyFile, Rollout } from './policies';

const DOMAIN = { chrome: 'com.google.Chrome', edge: 'com.microsoft.Edge' } as const;

/**
 * A configuration profile: the browser's own policies, and the extension's, which Chromium reads
 * from a preference domain of its own (`<browser>.extensions.<id>`).
 */
export function macosPolicy(rollout: Rollout, browser: PolicyBrowser): PolicyFile {
  const { ExtensionSettings, AudioCaptureAllowedUrls } = policiesOf(rollout, browser);
  const domain = DOMAIN[browser];
  const payloads = [
    payload(domain, { ExtensionSettings, AudioCaptureAllowedUrls }),
    payload(`${domain}.extensions.${rollout.id}`, rollout.managed),
  ];
  const profile = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadScope: 'System',
    PayloadIdentifier: `sidetone.${browser}`,
    PayloadUUID: uuidOf(`sidetone.${browser}.${rollout.id}`),
    PayloadDisplayName: 'Sidetone',
    PayloadContent: payloads,
  };
  return {
    name: `macos-${browser}.mobileconfig`,
    content: `${plist.build(profile as PlistObject)}\n`,
  };
}

function payload(domain: string, values: object): object {
  return {
    PayloadType: domain,
    PayloadVersion: 1,
    PayloadIdentifier: `sidetone.${domain}`,
    PayloadUUID: uuidOf(domain),
    PayloadEnabled: true,
    ...values,
  };
}

/** The same profile keeps its identity, so that a new edition replaces the old one. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [8, 4, 4, 4, 12]
    .map((length, at, all) => {
      const begin = all.slice(0, at).reduce((sum, one) => sum + one, 0);
      return hex.slice(begin, begin + length);
    })
    .join('-')
    .toUpperCase();
}
