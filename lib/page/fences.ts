import { kindOf, SKIPPED } from './element-kinds';

/**
 * What lies in an editor, or in something that shows no text of its own, is never marked; through
 * all shadow roots. Remembers what it saw of elements until it is told to forget.
 */
export class Fences {
  readonly #around = new Map<Node, boolean>();

  /** Whether a block's text is never marked. */
  hold(block: ParentNode): boolean {
    if (document.designMode === 'on') return true;
    const passed: Node[] = [];
    let fenced = false;
    for (let at: Node | null = block; at && !fenced; at = outward(at)) {
      const known = this.#around.get(at);
      if (known === false) break;
      fenced = known ?? fence(at);
      passed.push(at);
    }
    // A block is seldom asked for twice, what is around it again and again.
    for (const node of passed) if (node !== block) this.#around.set(node, fenced);
    return fenced;
  }

  forget(): void {
    if (this.#around.size > 0) this.#around.clear();
  }
}

function outward(node: Node): Node | null {
  return node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}

function fence(node: Node): boolean {
  if (node.nodeType !== Node.ELEMENT_NODE) return false;
  const element = node as Element;
  if (kindOf(element.localName) & SKIPPED) return true;
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable.toLowerCase() !== 'false') return true;
  return element.getAttribute('role')?.toLowerCase() === 'textbox';
}
