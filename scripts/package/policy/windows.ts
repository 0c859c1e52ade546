import { policiesOf } from './policies';
import type { PolicyBrowser, PolicyFile, Rollout } from './policies';

const ROOT = {
  chrome: 'SOFTWARE\\Policies\\Google\\Chrome',
  edge: 'SOFTWARE\\Policies\\Microsoft\\Edge',
} as const;

/** One value of type REG_SZ below `HKEY_LOCAL_MACHINE`. */
export type RegistryValue = { readonly path: string; readonly name: string; readonly text: string };

/**
 * A policy that is a dictionary may be one string of JSON: `RegistryDict::ConvertToJSON` in
 * Chromium's components/policy/core/common/registry_dict.cc.
 */
export function registryValues(rollout: Rollout, browser: PolicyBrowser): readonly RegistryValue[] {
  const policies = policiesOf(rollout, browser);
  const root = ROOT[browser];
  const own = `${root}\\3rdparty\\extensions\\${rollout.id}\\policy`;
  return [
    { path: root, name: 'ExtensionSettings', text: JSON.stringify(policies.ExtensionSettings) },
    ...policies.AudioCaptureAllowedUrls.map((url, at) => ({
      path: `${root}\\AudioCaptureAllowedUrls`,
      name: String(at + 1),
      text: url,
    })),
    { path: own, name: 'enforced', text: JSON.stringify(rollout.managed.enforced) },
    { path: own, name: 'defaults', text: JSON.stringify(rollout.managed.defaults) },
  ];
}

/** A file for `reg import`, in UTF-16 because labels may be in any script. */
export function windowsPolicy(rollout: Rollout, browser: PolicyBrowser): PolicyFile {
  const lines = ['Windows Registry Editor Version 5.00'];
  for (const { path, name, text } of registryValues(rollout, browser)) {
    lines.push('', `[HKEY_LOCAL_MACHINE\\${path}]`, `${quoted(name)}=${quoted(text)}`);
  }
  return {
    name: `windows-${browser}.reg`,
    content: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf16le'),
  };
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/gu, '\\$&')}"`;
}
