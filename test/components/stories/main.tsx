import { render } from 'preact';
import type { JSX } from 'preact';
import { Panel } from '../../../components/panel/panel';
import type { PanelAsk } from '../../../components/panel/intents';
import { rootOf } from '../../../components/root';
import '../../../components/style/tokens.css';
import '../../../components/style/base.css';
import type { Snapshot, TabNumbers } from '../../../lib/snapshot/snapshot';
import { words } from '../../../lib/words';
import { speak } from './fake-words';
import { callCentrePage } from './call-centre-page';
import { PAGES } from './pages';
import { page } from './people';
import { SCREENS } from './screens';
import type { ScreenStory } from './screens';
import { SNAPSHOTS } from './snapshots';
import type { SnapshotName } from './snapshots';

/** Between the presses that open a screen: enough for what they open to be drawn. */
const PRESS_MS = 100;

/** Every intent, in order, for the tests to look at. */
const asked: unknown[] = [];
/** What the hub answers to an intent, by its type; set by the tests. */
const answers: Record<string, unknown> = {};
Object.assign(globalThis, { asked, answers });

const story = new URLSearchParams(location.search);
const name = story.get('story') ?? 'ready';
const root = rootOf(document);
document.title = name;
const [place = '', state = ''] = name.split('/');
/** What a story of the shift adds to its snapshot. */
const beside: Partial<ScreenStory> =
  place === 'shift' ? SCREENS[state as keyof typeof SCREENS] : {};
Object.assign(answers, beside.answers);
Object.assign(globalThis, { tell });
await tell(story.get('language') ?? 'en');

/** Draws the story from its beginning, in a language; what was drawn is gone. */
async function tell(language: string): Promise<void> {
  speak(language);
  document.documentElement.lang = words('language_tag');
  render(null, root);
  render(await storyOf(name), root);
  press(beside.press ?? []);
}

/** One button after the other, each as soon as it is there. */
function press(buttons: readonly string[]): void {
  const [next, ...others] = buttons;
  if (next === undefined) return;
  setTimeout(() => {
    const button = document.querySelector<HTMLElement>(next);
    button?.click();
    press(button ? others : buttons);
  }, PRESS_MS);
}

/** The snapshot changes under the panel: to another story's, or to one of the test's own. */
const turn = (next: SnapshotName | Snapshot): void =>
  render(drawn(typeof next === 'string' ? SNAPSHOTS[next] : next, page), root);
Object.assign(globalThis, { turn, snapshots: SNAPSHOTS });

async function storyOf(wanted: string): Promise<JSX.Element> {
  switch (place) {
    case 'card':
      return (await import('./card')).cardStory(state, asked);
    case 'microphone':
      return (await import('./microphone')).microphoneStory(state, asked);
    case 'options':
      return (await import('./options')).optionsStory(state, asked);
    default:
      await import('../../../components/style/panel.css');
      if (beside.snapshot) return drawn(beside.snapshot, page);
      return place === 'page'
        ? panelStory('ready', PAGES[state as keyof typeof PAGES])
        : panelStory(wanted as SnapshotName, wanted === 'ready-practice' ? null : page);
  }
}

function panelStory(wanted: SnapshotName, front: TabNumbers | null): JSX.Element {
  return drawn(SNAPSHOTS[wanted], front);
}

function ask(type: string, body: unknown): Promise<undefined> {
  asked.push([type, body]);
  return Promise.resolve(answers[type] as undefined);
}

function drawn(snapshot: Snapshot, front: TabNumbers | null): JSX.Element {
  return (
    <Panel
      snapshot={snapshot}
      page={front}
      reached={story.get('reached') !== 'no'}
      quality={beside.quality ?? null}
      callCentrePage={callCentrePage(beside.callCentrePage)}
      copy={(text) => {
        asked.push(['copy', text]);
        return Promise.resolve(answers['copy'] !== false);
      }}
      allowSites={(origins) => {
        asked.push(['allow-sites', origins]);
        return Promise.resolve(answers['allow-sites'] !== false);
      }}
      ask={ask satisfies PanelAsk}
    />
  );
}
