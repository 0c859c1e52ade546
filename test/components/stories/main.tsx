import { render } from 'preact';
import { Panel } from '../../../components/panel/panel';
import type { PanelAsk } from '../../../components/panel/intents';
import { rootOf } from '../../../components/root';
import '../../../components/style/tokens.css';
import '../../../components/style/base.css';
import '../../../components/style/panel.css';
import { speak } from './fake-words';
import { page } from './people';
import { SNAPSHOTS } from './snapshots';
import type { SnapshotName } from './snapshots';

/** Every intent, in order, for the tests to look at. */
const asked: unknown[] = [];
Object.assign(globalThis, { asked });

const story = new URLSearchParams(location.search);
speak(story.get('language') ?? 'en');

const ask: PanelAsk = (type, body) => {
  asked.push([type, body]);
  return Promise.resolve(undefined);
};
const name = (story.get('story') ?? 'ready') as SnapshotName;

render(
  <Panel
    snapshot={SNAPSHOTS[name]}
    page={name === 'ready-practice' ? null : page}
    reached={story.get('reached') !== 'no'}
    ask={ask}
  />,
  rootOf(document, name),
);
