import { sheetOf, type Host } from './host';

/** How long the sentence stays, ms. */
const SENTENCE_MS = 5000;
const style = (): CSSStyleSheet =>
  sheetOf(`
.no-number { position: fixed; left: 50%; bottom: 24px; transform: translateX(-50%); box-sizing: border-box;
  width: max-content; max-width: calc(100vw - 16px); padding: 8px 14px; border-radius: 8px;
  font: 13px/1.35 system-ui, sans-serif; color: #fff; background: #1c1d1f; border: 1px solid #fff; }
.no-number:empty { padding: 0; border: 0; }
`);

/** Tells whoever asked for the next number that the page has none: seen, and heard. */
export function sayNoNumber(sentence: string, host: Host, signal: AbortSignal): void {
  const output = document.createElement('output');
  output.className = 'no-number';
  host.show(output, style());
  // A live region is heard if it was there, empty, before.
  setTimeout(() => (output.textContent = sentence), 50);
  setTimeout(() => output.remove(), SENTENCE_MS);
  signal.addEventListener('abort', () => output.remove(), { once: true });
}
