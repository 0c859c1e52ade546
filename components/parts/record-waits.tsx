import { Layers2 } from 'lucide-preact';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';

/** The record is loaded and waits: the agent was typing when it came. */
export function RecordWaits({ call }: { readonly call: CallView }) {
  if (!call.recordWaits) return null;
  return (
    <p class="why" role="status">
      <Layers2 class="icon fine" aria-hidden="true" />
      <span>{words('record_waits')}</span>
    </p>
  );
}
