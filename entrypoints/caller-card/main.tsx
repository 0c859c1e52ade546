import { render } from 'preact';
import { askTwice } from '../../components/ask';
import { CallerCard } from '../../components/card/caller-card';
import { cardCall } from '../../components/card/card-call';
import { rootOf } from '../../components/root';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/card.css';
import type { CardToHub } from '../../lib/messaging/protocol';
import { toHub } from '../../lib/messaging/send';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { watchSnapshot } from '../../lib/snapshot/watch';
import { words } from '../../lib/words';

const root = rootOf(document, words('extension_name'));
const nonce = new URLSearchParams(location.search).get('nonce') ?? '';
const ask = askTwice<CardToHub>(toHub<CardToHub>(), () => undefined);

const answer = nonce === '' ? undefined : await ask('card.hello', { nonce });
if (answer?.ok) watchSnapshot(draw, new AbortController().signal);

function draw(snapshot: Snapshot): void {
  const call = cardCall(snapshot, root.dataset['call']);
  if (call) root.dataset['call'] = call.id;
  render(
    <CallerCard
      call={call}
      act={(action) => call && void ask('card.act', { nonce, call: call.id, action })}
    />,
    root,
  );
}
