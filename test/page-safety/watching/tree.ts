import { isExtensions } from './deep';

/**
 * The whole document, one node a line. Unlike markup it tells a text node from two side by side,
 * empty ones from none, and what a field holds from its attribute.
 */
export function documentTree(): string {
  return linesOf(document.documentElement, '').join('\n');
}

function linesOf(node: Node, indent: string): string[] {
  if (isExtensions(node)) return [];
  const inner = `${indent} `;
  const shadow = node instanceof Element && node.shadowRoot ? linesOf(node.shadowRoot, inner) : [];
  const children = [...node.childNodes].flatMap((child) => linesOf(child, inner));
  return [indent + describe(node), ...shadow, ...children];
}

function describe(node: Node): string {
  if (!(node instanceof Element)) return `${node.nodeName} ${JSON.stringify(node.nodeValue)}`;
  const attributes = [...node.attributes].map(
    ({ name, value }) => `${name}=${JSON.stringify(value)}`,
  );
  const held = node instanceof HTMLInputElement ? [`holds ${JSON.stringify(node.value)}`] : [];
  return [node.localName, ...attributes, ...held].join(' ');
}
