import { render } from 'preact';
import type { JSX } from 'preact';
import { Panel } from '../../../components/panel/panel';
import type { PanelAsk } from '../../../components/panel/intents';
import { rootOf } from '../../../components/root';
import '../../../components/style/tokens.css';
import '../../../components/style/base.css';
import type { TabNumbers } from '../../../lib/snapshot/snapshot';
import { speak } from './fake-words';
import { PAGES } from './pages';
import { page } from './people';
import { SNAPSHOTS } from './snapshots';
import type { SnapshotName } from './snapshots';

/** Every intent, in order, for the tests to look at. */
const asked: unknown[] = [];
Object.assign(globalThis, { asked });

const story = new URLSearchParams(location.search);
speak(story.get('language') ?? 'en');
const name = story.get('story') ?? 'ready';
render(await storyOf(name), rootOf(document, name));

async function storyOf(wanted: string): Promise<JSX.Element> {
  const [place, state = ''] = wanted.split('/');
  switch (place) {
    case 'card':
      return (await import('./card')).cardStory(state, asked);
    case 'microphone':
      return (await import('./microphone')).microphoneStory(state, asked);
    case 'options':
      return (await import('./options')).optionsStory(state, asked);
    default:
      await import('../../../components/style/panel.css');
      return place === 'page'
        ? panelStory('ready', PAGES[state as keyof typeof PAGES])
        : panelStory(wanted as SnapshotName, wanted === 'ready-practice' ? null : page);
  }
}

function panelStory(wanted: SnapshotName, front: TabNumbers | null): JSX.Element {
  const ask: PanelAsk = (type, body) => {
    asked.push([type, body]);
    return Promise.resolve(undefined);
  };
  return (
    <Panel
      snapshot={SNAPSHOTS[wanted]}
      page={front}
      reached={story.get('reached') !== 'no'}
      ask={ask}
    />
  );
}
