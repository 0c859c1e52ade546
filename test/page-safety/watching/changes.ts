import { deep } from './deep';

const seen: MutationRecord[] = [];
const observer = new MutationObserver((records) => seen.push(...records));

/** Notes every change of the document and its shadow roots from now on. */
export function watchChanges(): void {
  const roots = [...deep(document)].filter(
    (node) => node === document || node instanceof ShadowRoot,
  );
  for (const root of roots) {
    observer.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  }
}

/** All changes since, but for the coming and going of the extension's one element. */
export function changes(): readonly string[] {
  seen.push(...observer.takeRecords());
  return seen
    .filter(({ addedNodes, removedNodes }) => {
      const nodes = [...addedNodes, ...removedNodes];
      return nodes.length === 0 || !nodes.every((node) => node.nodeName === 'SIDETONE-PAGE');
    })
    .map(({ type, target }) => `${type} of ${target.nodeName}`);
}
