import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useNow } from '../clock';
import { Avatar } from '../parts/avatar';
import { QualityHint } from '../shift/quality';
import { duration } from '../times';
import { whoIs } from '../who';
import { notesOf } from './talk';

/** The call in brief, while a drawer takes the place of its large face. */
export function CallBar({ call }: { readonly call: CallView }) {
  const who = whoIs(call);
  const now = useNow();
  return (
    <div class="surface caller-card">
      <div class="caller-line">
        <Avatar name={who.named ? who.title : undefined} />
        <div class="grow">
          <h1>
            <bdi>{who.title}</bdi>
          </h1>
          <p class="small call-brief">
            <span class="number" role="timer" aria-live="off" aria-label={words('call_time')}>
              {duration(now - (call.connectedAt ?? now))}
            </span>
            {notesOf(call).map((note) => (
              <span class="noted" key={note}>
                {' · '}
                {note}
              </span>
            ))}
          </p>
          <QualityHint call={call} />
        </div>
      </div>
    </div>
  );
}
