import { render } from 'preact';
import { Panel } from '../../components/panel/panel';
import type { PanelProps } from '../../components/panel/panel';
import { rootOf } from '../../components/root';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/panel.css';
import { browser } from '../../lib/browser';
import { followLanguage } from '../../lib/language';
import { receiveTypingQuestion } from '../../lib/messaging/receive';
import { watchActiveTabNumbers } from '../../lib/snapshot/active-tab';
import { readSnapshot, watchQuality, watchSnapshot } from '../../lib/snapshot/watch';
import { typesInto } from '../../lib/typing';
import { panelDesk } from './desk';
import { pageInPanel } from './page-in-panel';

const root = rootOf(document);

const desk = panelDesk((reached) => draw({ reached }));
const begin = { page: null, reached: true, quality: null, ...desk };
let props: PanelProps = { snapshot: await readSnapshot(), ...begin };
await followLanguage(document, 'extension_name', () => draw({}));
watchSnapshot((snapshot) => draw({ snapshot }));
receiveTypingQuestion(() => typesInto(document.activeElement));
watchQuality((quality) => draw({ quality }), new AbortController().signal);

const { id: windowId } = await browser.windows.getCurrent();
if (windowId !== undefined) {
  void desk.ask('panel.hello', { windowId });
  watchActiveTabNumbers(windowId, (page) => draw({ page }));
  const want = pageInPanel(windowId, (callCentrePage) => draw({ callCentrePage }));
  watchSnapshot((snapshot) => want(snapshot.pageInPanel));
}

function draw(change: Partial<PanelProps>): void {
  props = { ...props, ...change };
  render(<Panel {...props} />, root);
}
