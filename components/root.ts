/** The element that a page of ours draws into. */
export function rootOf(page: Document): HTMLElement {
  const root = page.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  return root;
}
