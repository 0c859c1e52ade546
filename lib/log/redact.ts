const TOKEN =
  /\b(?:eyJ[\w-]+\.[\w-]+\.[\w-]*|Bearer\s+\S+|(?:code|token|password|secret)=[^&\s]+)/giu;
const PHONE = /(\+?\d{2,3})[\d\s().-]{4,}(\d{3})/gu;

/** The text without tokens, and with phone numbers reduced to their ends: `+86•••000`. */
export function masked(text: string): string {
  return text.replace(TOKEN, '•••').replace(PHONE, '$1•••$2');
}
