import { LineError } from '../../provider';
import type { Provider } from '../../provider';
export function openHosted(_surroundings: unknown, _url: string): Provider {
  throw new LineError('unreachable');
}
