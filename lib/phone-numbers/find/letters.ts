/**
 * Letters of all scripts, for a class in a pattern that ignores case: `\p{L}` there costs V8 half
 * a millisecond in each pattern, at the first text that needs it.
 */
export const LETTERS = 'a-zA-Z\u00aa\u00b5\u00ba\u00c0-\u024f\u0370-\u1fff\u3040-\ud7ff';

/** ASCII punctuation between a label and its number, and what marks of no width became. */
const JOINTS = new Uint8Array(128);
for (const sign of '\t\n\r \x01:;.,#=()[]*<>|"\'-') JOINTS[sign.charCodeAt(0)] = 1;

const WORDS = new Uint8Array(128);
for (const sign of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._'") {
  WORDS[sign.charCodeAt(0)] = 1;
}

/** Whether a UTF-16 unit is space, punctuation or a symbol that joins a label to its number. */
export function isJoint(unit: number): boolean {
  if (unit < 0x80) return JOINTS[unit] === 1;
  return (
    unit === 0xb7 ||
    unit === 0xab ||
    unit === 0xbb ||
    (unit >= 0x2000 && unit <= 0x27bf && unit !== 0x2116) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0xd800 && unit <= 0xdfff) ||
    unit === 0xfe0f
  );
}

/** Whether a UTF-16 unit is part of a word in a script that puts spaces between words. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return WORDS[unit] === 1;
  return unit >= 0xaa && !isJoint(unit) && !unspaced(unit) && unit !== 0x2116;
}

/** Han, Kana, Hangul, Thai: written without spaces. */
export function unspaced(unit: number): boolean {
  return (
    (unit >= 0x3040 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7af) ||
    (unit >= 0x0e00 && unit <= 0x0e7f)
  );
}
