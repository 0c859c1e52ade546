import { jsonText, policiesOf } from './policies';
import type { PolicyBrowser, PolicyFile, Rollout } from './policies';

/** For `/etc/opt/chrome/policies/managed`, `/etc/chromium/policies/managed`, `/etc/opt/edge/…`. */
export function linuxPolicy(rollout: Rollout, browser: PolicyBrowser): PolicyFile {
  return { name: `linux-${browser}.json`, content: jsonText(policiesOf(rollout, browser)) };
}
