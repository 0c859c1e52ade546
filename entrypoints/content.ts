import { defineContentScript } from 'wxt/utils/define-content-script';
import { hostsFor } from '../manifest';

export default defineContentScript({
  matches: hostsFor(import.meta.env.MODE),
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  main() {},
});
