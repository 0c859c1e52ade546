import { render } from 'preact';
import { askTwice } from '../../components/ask';
import { CallerCard } from '../../components/card/caller-card';
import { rootOf } from '../../components/root';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/card.css';
import { sidePanel } from '../../lib/browser';
import { followLanguage } from '../../lib/language';
import type { CardToHub } from '../../lib/messaging/protocol';
import { toHub } from '../../lib/messaging/send';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { readSnapshot, watchSnapshot } from '../../lib/snapshot/watch';
import type { CallId } from '../../lib/telephony/call';

const root = rootOf(document);
const nonce = new URLSearchParams(location.search).get('nonce') ?? '';
const ask = askTwice<CardToHub>(toHub<CardToHub>(), () => undefined);

const answer = nonce === '' ? undefined : await ask('card.hello', { nonce });
if (answer?.ok) {
  const { call } = answer.value;
  let snapshot = await readSnapshot();
  await followLanguage(document, 'extension_name', () => draw(snapshot, call));
  watchSnapshot((now) => draw((snapshot = now), call));
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
