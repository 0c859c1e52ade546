/** Digits of other scripts, full-width ones included. */
const FOREIGN_DIGIT = /[٠-٩۰-۹०-९০-৯੦-੯૦-૯๐-๙၀-၉០-៩０-９]/;
const FIRST_FOREIGN = 0x660;

/** Whether a text has a digit of any script. Asked of every text of a page. */
export function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x3a && unit > 0x2f) return true;
    if (unit >= FIRST_FOREIGN) return /\d/.test(text) || FOREIGN_DIGIT.test(text);
  }
  return false;
}
