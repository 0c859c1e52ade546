import type { HistoryPage } from '../../../lib/snapshot/history';
import type { LiveQuality } from '../../../lib/snapshot/live-quality';
import type { Snapshot } from '../../../lib/snapshot/snapshot';
import { base, talking, unsaved } from './calls';
import { FINDING_SCREENS } from './finding';
import { broken, figures, fine, found, good, notSaved, poor } from './records';

/** A screen beside the phone, and how it is come to. */
export type ScreenStory = {
  readonly snapshot: Snapshot;
  readonly quality?: LiveQuality;
  /** The call centre's page in the panel, or in another window's. */
  readonly callCentrePage?: 'here' | 'elsewhere';
  /** What the hub answers; to all else nobody answers. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** What is pressed, one after the other. */
  readonly press?: readonly string[];
};

const MORE = '.shift-tools .menu-place > button';
const DEVICES = '.shift-tools > .popover-place:not(:has(.quality)) > button';
const item = (place: number): readonly string[] => [MORE, `.menu-item:nth-child(${place})`];

const history = (page?: HistoryPage): ScreenStory => ({
  snapshot: { ...base, missed: 1 },
  answers: { 'history.find': page },
  press: item(1),
});

const JABRA = 'Jabra Evolve2 65 Stereo (0b0e:0305)';
const BUILT_IN = 'MacBook Pro Microphone (Built-in)';
const SPEAKERS = 'MacBook Pro Speakers (Built-in)';

const plugged: Snapshot = {
  ...base,
  devices: {
    microphones: [JABRA, BUILT_IN],
    speakers: [JABRA, SPEAKERS],
    using: { microphone: JABRA, speaker: JABRA },
  },
  deviceChoice: {
    ...base.deviceChoice,
    microphones: [JABRA],
    speakers: [JABRA],
    ringers: [SPEAKERS],
    ringVolume: 0.6,
  },
};

const unplugged: Snapshot = {
  ...plugged,
  devices: {
    microphones: [BUILT_IN],
    speakers: [SPEAKERS],
    using: { microphone: BUILT_IN },
    missing: { microphone: JABRA, speaker: JABRA },
  },
  deviceChoice: { ...plugged.deviceChoice, microphones: [JABRA, BUILT_IN] },
};

const call: Snapshot = { ...plugged, calls: [talking] };

export const SCREENS = {
  ...FINDING_SCREENS,
  history: history(found),
  'history-open': {
    ...history(found),
    press: [...item(1), '.call-row:nth-child(2) .call-text', '.call-row:nth-child(3) .call-text'],
  },
  'history-waiting': {
    ...history(),
    answers: { 'history.find': new Promise(() => undefined) },
  },
  'history-failed': history({ ...found, more: false, callCentre: 'failed' }),
  'history-empty': history({ records: [], more: false, callCentre: 'none' }),
  'history-unheard': history(),
  'history-in-call': { ...history(found), snapshot: call },
  unsaved: {
    snapshot: unsaved,
    answers: { 'history.find': notSaved },
    press: ['.banner .button', '.call-row:nth-child(1) .call-text'],
  },
  'sign-out': { snapshot: unsaved, press: [MORE, '.menu-item:last-child'] },
  'sign-out-discard': {
    snapshot: unsaved,
    press: [MORE, '.menu-item:last-child', '.sign-out .button:nth-child(3)'],
  },
  day: { snapshot: base, answers: { 'day.figures': figures }, press: item(2) },
  'day-call-centre': {
    snapshot: base,
    answers: { 'day.figures': { ...figures, source: 'call-centre' } },
    press: item(2),
  },
  'day-unheard': { snapshot: base, press: item(2) },
  check: { snapshot: base, answers: { 'set-up.check': fine }, press: item(3) },
  'check-broken': { snapshot: base, answers: { 'set-up.check': broken }, press: item(3) },
  'check-unheard': { snapshot: base, press: item(3) },
  'check-copy': {
    snapshot: base,
    answers: {
      'set-up.check': fine,
      'diagnostics.text':
        'Sidetone 0.4.0, 2026-11-20T10:44:00Z\nline: up\nmicrophone: granted\nrecent: +861••••8000 answered 64 s',
    },
    press: [...item(3), '.screen > .button:nth-of-type(2)'],
  },
  more: { snapshot: { ...base, missed: 2 }, press: [MORE] },
  devices: { snapshot: plugged, press: [DEVICES] },
  'devices-missing': { snapshot: unplugged, press: [DEVICES] },
  'devices-fixed': {
    snapshot: { ...plugged, fixed: { sites: [], devices: ['microphones', 'ringVolume'] } },
    press: [DEVICES],
  },
  'devices-hidden': { snapshot: { ...base, microphone: 'prompt' }, press: [DEVICES] },
  'page-in-panel': { snapshot: base, callCentrePage: 'here' },
  'page-in-panel-call': { snapshot: call, callCentrePage: 'here' },
  'page-elsewhere': { snapshot: base, callCentrePage: 'elsewhere' },
  'quality-good': { snapshot: call, quality: { call: 'c1', quality: good } },
  'quality-poor': { snapshot: call, quality: { call: 'c1', quality: poor } },
  'quality-details': {
    snapshot: call,
    quality: { call: 'c1', quality: poor },
    press: ['.quality-sign'],
  },
  'quality-keypad': {
    snapshot: call,
    quality: { call: 'c1', quality: poor },
    press: ['.tools .tool:nth-child(3)'],
  },
  'quality-history': {
    ...history(found),
    snapshot: call,
    quality: { call: 'c1', quality: poor },
  },
} satisfies Record<string, ScreenStory>;
