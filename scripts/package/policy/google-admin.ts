import { jsonText } from './policies';
import type { PolicyFile, Rollout } from './policies';

/**
 * For "Policy for extensions" in the Google Admin console, which wants each value in `Value`; force
 * installation and pinning are switches beside it.
 * https://support.google.com/chrome/a/answer/9867568
 */
export function googleAdminPolicy({ managed }: Rollout): PolicyFile {
  return {
    name: 'google-admin.json',
    content: jsonText({
      enforced: { Value: managed.enforced },
      defaults: { Value: managed.defaults },
    }),
  };
}
