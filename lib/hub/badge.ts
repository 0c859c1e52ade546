import type { AgentView } from '../snapshot/shift';
import type { Snapshot } from '../snapshot/snapshot';
import { ready, ringingCall } from '../snapshot/stage';
import { words, type WordKey } from '../words';
import { liveCalls } from './calls';

type Badge = {
  readonly text: string;
  readonly colour: string;
  readonly title: WordKey;
  /** Nothing more urgent is shown: missed calls may be counted in its place. */
  readonly idle?: true;
};

const GO = '#0a7d4b';
const STOP = '#c22f2f';
const WARN = '#8a5a00';
const QUIET = '#5a6472';
/** A badge has room for four characters. */
const MOST = 99;

/** What the toolbar says without any page of ours open: shape, colour and words, one of each. */
function badgeOf(snapshot: Snapshot): Badge {
  if (ringingCall(snapshot)) return { text: '☎', colour: STOP, title: 'badge_ringing' };
  if (liveCalls(snapshot).length > 0) return { text: '●', colour: STOP, title: 'badge_in_call' };
  if (snapshot.signIn === 'out' || snapshot.signIn === 'signing-in') {
    return { text: '→', colour: WARN, title: 'badge_sign_in' };
  }
  if (snapshot.microphone !== 'granted') {
    return { text: '!', colour: WARN, title: 'badge_microphone' };
  }
  if (!ready(snapshot)) return { text: '×', colour: STOP, title: 'badge_line_down' };
  return dutyBadge(snapshot.agent.duty);
}

function dutyBadge(duty: AgentView['duty']): Badge {
  switch (duty) {
    case 'ready':
      return { text: '✓', colour: GO, title: 'badge_ready', idle: true };
    case 'break':
      return { text: '‖', colour: WARN, title: 'badge_break', idle: true };
    case 'after-call':
      return { text: '✎', colour: WARN, title: 'badge_after_call' };
    case 'not-ready':
      return { text: '–', colour: STOP, title: 'badge_not_ready' };
    case 'offline':
      return { text: '○', colour: QUIET, title: 'badge_offline', idle: true };
  }
}

/** The same with the calls that were missed: a number, in the colour of the state behind it. */
function withMissed(
  badge: Badge,
  missed: number,
): { readonly text: string; readonly title: string } {
  const title = words(badge.title);
  if (!badge.idle || missed === 0) return { text: badge.text, title };
  const count = missed > MOST ? `${String(MOST)}+` : String(missed);
  return { text: count, title: words('badge_missed', title, count) };
}

/** Draws the badge; called after every change of the snapshot, cheap when nothing differs. */
export function badgePainter(): (snapshot: Snapshot) => void {
  let painted = '';
  return (snapshot) => {
    const badge = badgeOf(snapshot);
    const { text, title } = withMissed(badge, snapshot.missed);
    if (title === painted) return;
    painted = title;
    void chrome.action.setBadgeText({ text });
    void chrome.action.setBadgeBackgroundColor({ color: badge.colour });
    void chrome.action.setTitle({ title });
  };
}
