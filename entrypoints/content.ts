import '../lib/page/mark.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../lib/page/page';
import { hostsFor } from '../manifest';

export default defineContentScript({
  matches: hostsFor(import.meta.env.MODE),
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  // WXT would tell the page by postMessage that we are here.
  noScriptStartedPostMessage: true,
  main: () => startPage(),
});
