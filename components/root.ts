import { words } from '../lib/words';

/** The element that a page of ours draws into; tells the browser the page's language and title. */
export function rootOf(page: Document, title: string): HTMLElement {
  page.documentElement.lang = words('language_tag');
  page.title = title;
  const root = page.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  return root;
}
