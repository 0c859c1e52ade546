import type { DialReceipt, DialRefusal, DialWish } from '../messaging/protocol';
import type { Result } from '../messaging/result';
import type { FindContext } from '../phone-numbers/found';
import { ButtonView } from './button-view';
import { DialButton, type Dialable } from './dial-button';
import { followFocus, numberInFocus } from './focusing';
import { keepBeside } from './following';
import type { Host } from './host';
import type { Underline } from './mark';
import { followPointer } from './pointing';
import { takePresses } from './presses';
import { reachable } from './reachable';
import type { Scan } from './scan';
import { SeenByAgent } from './seen-by-agent';
import { Step } from './step';
import { takeTelClicks } from './tel-clicks';

type Parts = {
  readonly host: Host;
  readonly scan: Scan;
  readonly underline: Underline;
  readonly context: FindContext;
  readonly dial: (wish: DialWish) => Promise<Result<DialReceipt, DialRefusal>>;
  /** The walk has ended here, and nothing in this frame had the focus before. */
  readonly left: () => void;
};

/**
 * Everything by which a person reaches a number in this frame: pointer, focus and caret, `tel:`
 * links, and the keyboard's own walk, which is handed back.
 */
export function reach(parts: Parts, signal: AbortSignal): Step {
  const { host, scan, underline, context, dial, left } = parts;
  const resting = (): Dialable | null => numberInFocus(underline, scan, context);
  const view = new ButtonView(host, () => scan.roots);
  const button = new DialButton(view, new SeenByAgent(signal), dial, resting, left, signal);
  const linkSeen = new SeenByAgent(signal);
  const all = { host, scan, underline, context, dial, view, button, linkSeen, resting };
  // First, so that nothing else of ours sees what is done to the button.
  takePresses(all, signal);
  followPointer(all, signal);
  followFocus(all, signal);
  keepBeside(button, signal);
  takeTelClicks(all, signal);
  return new Step(button, () => reachable(scan, context), signal);
}
