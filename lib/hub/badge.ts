import type { Snapshot } from '../snapshot/snapshot';
import { ready, ringingCall } from '../snapshot/stage';
import { words, type WordKey } from '../words';
import { liveCalls } from './calls';

type Badge = { readonly text: string; readonly colour: string; readonly title: WordKey };

const GO = '#0a7d4b';
const STOP = '#c22f2f';
const WARN = '#8a5a00';

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
  if (ready(snapshot)) return { text: '✓', colour: GO, title: 'badge_ready' };
  return { text: '×', colour: STOP, title: 'badge_line_down' };
}

/** Draws the badge; called after every change of the snapshot, cheap when nothing differs. */
export function badgePainter(): (snapshot: Snapshot) => void {
  let painted = '';
  return (snapshot) => {
    const badge = badgeOf(snapshot);
    if (badge.title === painted) return;
    painted = badge.title;
    void chrome.action.setBadgeText({ text: badge.text });
    void chrome.action.setBadgeBackgroundColor({ color: badge.colour });
    void chrome.action.setTitle({ title: words(badge.title) });
  };
}
