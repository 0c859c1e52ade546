import { sheetOf } from './host';

/**
 * The button beside a number, and the sentence under it. No shadow on the button: the browser would
 * count it as something that covers the link beside it.
 */
export const dialButtonStyle = (): CSSStyleSheet =>
  sheetOf(`
.dial { position: fixed; inset: auto; margin: 0; border: 0; padding: 0; overflow: visible;
  background: none; width: 28px; height: 28px; font: 13px/1.35 system-ui, sans-serif; }
.dial[hidden] { display: none; }
.dial button { all: unset; box-sizing: border-box; width: 28px; height: 28px; border-radius: 14px;
  display: grid; place-items: center; cursor: pointer; color: #fff; background: #12806a;
  border: 1px solid #fff; user-select: none; }
.dial button:hover { background: #0d6b58; }
.dial button:focus-visible, .dial.held button { outline: 3px solid #2f7de1; outline-offset: 2px; }
.dial button[aria-disabled=true] { background: #5b6b67; cursor: default; }
.dial svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; pointer-events: none; }
.dial output { position: absolute; top: 32px; left: 0; box-sizing: border-box; width: max-content;
  max-width: min(260px, calc(100vw - 10px)); padding: 6px 10px; border-radius: 8px; color: #1c1d1f;
  background: #fff; border: 1px solid #c9ccd1; box-shadow: 0 2px 10px #0003; }
.dial output:empty { padding: 0; border: 0; box-shadow: none; }
.dial output.spoken { width: 1px; height: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
@media (prefers-color-scheme: dark) {
  .dial output { color: #eceef0; background: #26292d; border-color: #464b52; }
}
@media (forced-colors: active) {
  .dial button { border-color: ButtonText; }
  .dial button:focus-visible, .dial.held button { outline-color: Highlight; }
}
`);
