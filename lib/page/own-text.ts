import { hasDigit } from './digits';
import { FLOWS, kindOf } from './element-kinds';
import { LoneText, runAround, TEL_LINK, telLink, type Run } from './run-reader';

/**
 * Finds the runs of a block's own text that have a digit or a `tel:` link: not those of blocks in
 * it. `mayBeLinked`: whether there can be a `tel:` link around the block.
 */
export function readOwnText(
  block: ParentNode,
  mayBeLinked: boolean,
  found: (run: Run) => void,
): void {
  const only = block.firstChild;
  const linked = mayBeLinked && block instanceof Element && block.closest(TEL_LINK) !== null;
  if (only?.nodeType === Node.TEXT_NODE && !only.nextSibling && !linked) {
    const { data } = only as Text;
    if (hasDigit(data)) found(new LoneText(block, data, only as Text));
    return;
  }
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node) {
    if (node.nodeType === Node.TEXT_NODE) {
      if (linked || hasDigit((node as Text).data)) take(node as Text);
      node = walker.nextNode();
    } else if (kindOf((node as Element).localName) & FLOWS) {
      const text = telLink(node) ? firstText(node) : null;
      if (text) take(text);
      node = walker.nextNode();
    } else {
      node = behind(walker, block);
    }
  }

  function take(text: Text): void {
    const run = runAround(text);
    const last = run?.pieces.at(-1)?.node;
    if (!run || !last || run.block !== block) return;
    found(run);
    walker.currentNode = last;
  }
}

/** The first text in an element. */
export function firstText(element: Element): Text | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  return walker.nextNode() as Text | null;
}

/** The next node behind all that the current one holds. */
function behind(walker: TreeWalker, root: Node): Node | null {
  for (;;) {
    const next = walker.nextSibling();
    if (next) return next;
    if (!walker.parentNode() || walker.currentNode === root) return null;
  }
}

/** Whether a link lies around blocks, each a run of its own. */
export function holdsBlocks(link: Element): boolean {
  for (const element of link.getElementsByTagName('*')) {
    if (!(kindOf(element.localName) & FLOWS)) return true;
  }
  return false;
}
