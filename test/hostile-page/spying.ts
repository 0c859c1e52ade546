import type { Page } from '@playwright/test';

type Spy = { readonly changes: string[]; readonly overheard: string[]; readonly seen: unknown[] };

/**
 * A page that listens from its first moment on: to every change of the document, every performance
 * entry, report and violation, every message, and to functions of the browser that others may call.
 */
export const SPYING_HEAD = `<script>
  window.spy = { changes: [], overheard: [], seen: [] };
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver((records) => {
      for (const { target, addedNodes, removedNodes, type } of records) {
        const names = [...addedNodes].map((n) => '+' + n.nodeName)
          .concat([...removedNodes].map((n) => '-' + n.nodeName));
        spy.changes.push([target.nodeName, ...(names.length > 0 ? names : [type])].join(' '));
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  for (const type of PerformanceObserver.supportedEntryTypes) {
    new PerformanceObserver((list) => spy.seen.push(...list.getEntries()))
      .observe({ type, buffered: true });
  }
  new ReportingObserver((reports) => spy.overheard.push(...reports.map((r) => JSON.stringify(r))),
    { buffered: true }).observe();
  for (const type of ['message', 'messageerror', 'securitypolicyviolation', 'error',
    'unhandledrejection', 'sidetone']) {
    addEventListener(type, (event) => spy.overheard.push(type + ' ' + String(event.data)), true);
  }
  const listenIn = (object, name) => {
    const original = object[name];
    object[name] = function (...values) {
      spy.overheard.push(name + ' ' + values.map(String).join(' '));
      return original.apply(this, values);
    };
  };
  listenIn(Element.prototype, 'attachShadow');
  listenIn(Document.prototype, 'createElement');
  listenIn(Element.prototype, 'setAttribute');
  listenIn(window, 'postMessage');
  listenIn(window, 'fetch');
  listenIn(Crypto.prototype, 'randomUUID');
  const src = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
  Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
    ...src,
    set(value) { spy.overheard.push('src ' + value); src.set.call(this, value); },
  });
</script>`;

type Reach = {
  /** What changed in the document, in the order in which it did. */
  readonly changes: readonly string[];
  readonly overheard: readonly string[];
  /** Every string that a script of the page can come by, one a line. */
  readonly strings: string;
};

/** All that a page with `SPYING_HEAD` has learned, or could by looking everywhere. */
export function stringsInReach(page: Page): Promise<Reach> {
  return page.evaluate(() => {
    const { spy } = window as unknown as { spy: Spy };
    const { changes, overheard } = spy;
    const strings = new Set<string>();
    const visited = new Set<object>();
    const waiting: unknown[] = [globalThis];
    const learn = (value: unknown): void => {
      if (typeof value === 'string') strings.add(value);
      if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
        if (!visited.has(value)) waiting.push(value);
        visited.add(value);
      }
    };
    const read = (object: object, key: PropertyKey): void => {
      learn(key);
      try {
        learn(Reflect.get(object, key));
      } catch {
        // Another origin's, or a getter without its object: nothing to learn there.
      }
    };
    while (waiting.length > 0 && visited.size < 300_000) {
      const object = waiting.pop() as object;
      let at: object | null = object;
      for (let depth = 0; at && depth < 12; depth += 1) {
        for (const key of Reflect.ownKeys(at)) read(object, key);
        at = Reflect.getPrototypeOf(at);
      }
    }
    for (const entry of [...performance.getEntries(), ...spy.seen]) {
      strings.add(JSON.stringify(entry));
    }
    const root = document.documentElement;
    strings.add(root.getHTML({ serializableShadowRoots: true }));
    strings.add(new XMLSerializer().serializeToString(document));
    strings.add(root.innerText);
    return {
      changes: [...changes],
      overheard: [...overheard],
      strings: [...strings].join('\n'),
    };
  });
}
