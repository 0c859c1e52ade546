import type { DialReceipt, DialRefusal, DialWish } from '../messaging/protocol';
import type { Result } from '../messaging/result';
import type { FindContext } from '../phone-numbers/found';
import type { DialButton } from './dial-button';
import { fromLink, linkAround } from './dialable';
import { innermost } from './flat-tree';
import type { SeenByAgent } from './seen-by-agent';
import { aimed, byHand, ClickSeries, wishFor } from './wish';

type Parts = {
  readonly button: DialButton;
  readonly linkSeen: SeenByAgent;
  readonly context: FindContext;
  readonly dial: (wish: DialWish) => Promise<Result<DialReceipt, DialRefusal>>;
};

/**
 * Takes over a person's plain click on a `tel:` link, which would otherwise go to whatever program
 * the system has for it. One listener for all links, so that pages may rebuild them at will.
 */
export function takeTelClicks(parts: Parts, signal: AbortSignal): void {
  const series = new ClickSeries();
  const clicked = (event: MouseEvent): void => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const link = plain && !event.altKey && byHand(event) ? linkAround(innermost(event)) : null;
    const target = link && fromLink(link, parts.context);
    if (!link || !target) return;
    event.preventDefault();
    if (series.goesOn(event, target)) return;
    const { text, href, e164, certainty } = target;
    const visible = aimed(event) && parts.linkSeen.saw(link) && target.asShown();
    const wish = wishFor({ text, href, e164, certainty }, visible);
    void parts
      .dial(wish)
      .then((answer) => {
        if (!answer.ok) parts.button.refuse(target, answer.error);
      })
      .catch(() => undefined);
  };
  addEventListener('click', clicked, { capture: true, signal });
}
