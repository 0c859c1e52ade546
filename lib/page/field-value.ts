/** A field of the page that may show a number. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

const KINDS = /^(?:text|tel|search|textarea)$/u;
/** https://html.spec.whatwg.org/#autofill-field: what must stay between a person and the page. */
const SECRET_FILL = /(?:^|\s)(?:(?:current|new)-password|one-time-code|cc-[a-z-]+)(?:\s|$)/iu;
/** A password that is shown as text for a moment, and the boxes of codes that say no `autocomplete`. */
const SECRET_NAME = /passw|passcode|one-?time|(?:^|[^a-z])(?:otp|pin|cvv|cvc|csc)(?:[^a-z]|$)/iu;
const LIMIT = { line: 256, area: 4000 } as const;

/** The text of a field that may hold a number; `null` where there is none, or it is a secret. */
export function valueOf(field: EventTarget | null): string | null {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null;
  if (!KINDS.test(field.type) || secret(field)) return null;
  const { value } = field;
  const limit = field instanceof HTMLInputElement ? LIMIT.line : LIMIT.area;
  return value.length > limit ? null : value;
}

function secret(field: TextField): boolean {
  if (SECRET_FILL.test(field.getAttribute('autocomplete') ?? '')) return true;
  return SECRET_NAME.test(field.name) || SECRET_NAME.test(field.id);
}
