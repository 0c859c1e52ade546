import type { PageView } from '../../../components/panel/page-in-panel';
import type { ScreenStory } from './screens';

const frames = document.createElement('div');
frames.className = 'page-frames';
const frame = document.createElement('iframe');
frame.title = 'Workbench';
frame.srcdoc =
  '<!doctype html><html lang="en"><title>Workbench</title><body style="font:14px system-ui">' +
  '<h1 style="font-size:16px">Workbench</h1><p>Ready</p></body></html>';
frames.append(frame);

/** Somebody's workbench, as the panel frames it. */
export function callCentrePage(where: ScreenStory['callCentrePage']): PageView | null {
  switch (where) {
    case 'here':
      return { state: 'here', frames, framed: true };
    case 'elsewhere':
      return { state: 'elsewhere', show: () => undefined };
    default:
      return null;
  }
}
