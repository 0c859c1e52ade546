import { googleAdminPolicy } from './google-admin';
import { intunePolicy } from './intune';
import { linuxPolicy } from './linux';
import { macosPolicy } from './macos';
import { BROWSERS } from './policies';
import type { PolicyFile, Rollout } from './policies';
import { windowsPolicy } from './windows';

/** Ready-made policy for every way in which companies hand it out. */
export function policyTemplates(rollout: Rollout): readonly PolicyFile[] {
  return [
    ...[linuxPolicy, windowsPolicy, macosPolicy, intunePolicy].flatMap((template) =>
      BROWSERS.map((browser) => template(rollout, browser)),
    ),
    googleAdminPolicy(rollout),
  ];
}
