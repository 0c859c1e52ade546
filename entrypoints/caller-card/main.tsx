import { render } from 'preact';
import { askTwice } from '../../components/ask';
import { CallerCard } from '../../components/card/caller-card';
import { rootOf } from '../../components/root';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/card.css';
import { sidePanel } from '../../lib/browser';
import type { CardToHub } from '../../lib/messaging/protocol';
import { toHub } from '../../lib/messaging/send';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { watchSnapshot } from '../../lib/snapshot/watch';
import type { CallId } from '../../lib/telephony/call';
import { words } from '../../lib/words';

const root = rootOf(document, words('extension_name'));
const nonce = new URLSearchParams(location.search).get('nonce') ?? '';
const ask = askTwice<CardToHub>(toHub<CardToHub>(), () => undefined);

const answer = nonce === '' ? undefined : await ask('card.hello', { nonce });
if (answer?.ok) {
  const { call } = answer.value;
  watchSnapshot((snapshot) => draw(snapshot, call));
}

function draw({ calls }: Snapshot, id: CallId): void {
  const call = calls.find((view) => view.id === id);
  render(
    <CallerCard
      call={call}
      act={(action) => call && void ask('card.act', { nonce, call: id, action })}
      open={() => void ask('card.record', { nonce, call: id })}
      // The call rings there, too, where no page can hide it.
      doubted={() => void sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT })}
    />,
    root,
  );
}
