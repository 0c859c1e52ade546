import { mayHoldNumber } from '../phone-numbers/find/gate';
import { valueOf } from './field-value';
import { telLink } from './run-reader';
import { Scan } from './scan';

/**
 * Calls once, at the first thing in the document that may be a phone number: a text, a `tel:` link
 * or a field's value. Until then the document is only read, in idle moments, and followed.
 */
export function firstCandidate(found: () => void, signal: AbortSignal): void {
  const search = new AbortController();
  const done = (): void => {
    if (search.signal.aborted) return;
    search.abort();
    found();
  };
  const stop = { signal: search.signal };
  signal.addEventListener('abort', () => search.abort(), stop);
  const element = (one: Element): void => {
    if (telLink(one) || holdsNumber(one)) done();
  };
  const scan = new Scan(
    {
      worth: mayHoldNumber,
      run: ({ text }) => {
        if (mayHoldNumber(text)) done();
        return [];
      },
      dialable: element,
      changed: () => undefined,
      paced: () => undefined,
    },
    search.signal,
  );
  const touched = (event: Event): void => {
    const [target] = event.composedPath();
    if (target instanceof Element) element(target);
  };
  for (const type of ['focusin', 'pointerover', 'input']) {
    addEventListener(type, touched, { capture: true, passive: true, ...stop });
  }
  scan.start();
}

/** What scripts wrote into a field fires no event: it is looked at when somebody comes near it. */
function holdsNumber(element: Element): boolean {
  const value = valueOf(element);
  return value !== null && mayHoldNumber(value);
}
