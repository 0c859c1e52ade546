import { jsonText, policiesOf } from './policies';
import type { PolicyBrowser, PolicyFile, Rollout } from './policies';
import { registryValues } from './windows';

/**
 * For Microsoft Intune: `settings` go into the settings catalogue under their names; `registry` is
 * the extension's own configuration, which no catalogue has: set it by a platform script.
 */
export function intunePolicy(rollout: Rollout, browser: PolicyBrowser): PolicyFile {
  const { ExtensionSettings, AudioCaptureAllowedUrls } = policiesOf(rollout, browser);
  const registry = registryValues(rollout, browser).filter(({ path }) => path.includes('3rdparty'));
  return {
    name: `intune-${browser}.json`,
    content: jsonText({
      settings: { ExtensionSettings, AudioCaptureAllowedUrls },
      registry: registry.map(({ path, name, text }) => ({
        key: `HKLM\\${path}`,
        name,
        type: 'REG_SZ',
        value: text,
      })),
    }),
  };
}
