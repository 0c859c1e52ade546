/** A node and all that is below it, open shadow roots included, in the order of the tree. */
export function* deep(node: Node): Generator<Node> {
  yield node;
  if (node instanceof Element && node.shadowRoot) yield* deep(node.shadowRoot);
  for (const child of node.childNodes) yield* deep(child);
}

/** The element that is all the extension may add, beside `<body>`. */
export function isExtensions(node: Node): boolean {
  return node.nodeName === 'SIDETONE-PAGE' && node.parentNode === document.documentElement;
}

/** What a node is a part of: of a shadow root, its host. */
export function ownerOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}
