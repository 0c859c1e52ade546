/** Which end of a span an offset is: white space beside it belongs to neither. */
export type Side = 'start' | 'end';

/**
 * Where an offset into an element's text lies in its label's text. The label may have been written
 * down without the white space around and between what people see. `null`: the label's text is not
 * in the element.
 */
export function alignment(
  shown: string,
  label: string,
): ((offset: number, side: Side) => number) | null {
  const at = shown.indexOf(label);
  if (label !== '' && at >= 0) return (offset) => offset - at;
  const places = inkOf(shown);
  const wanted = inkOf(label);
  const first = written(shown, places).indexOf(written(label, wanted));
  if (wanted.length === 0 || first < 0) return null;
  return (offset, side) => {
    const before = places.filter((place) => place < offset).length - first;
    const index = side === 'start' ? before : before - 1;
    const place = wanted[index];
    if (place === undefined) return index < 0 ? index : label.length + 1;
    return side === 'start' ? place : place + 1;
  };
}

/** Where the units stand that are no white space. */
function inkOf(text: string): readonly number[] {
  return Array.from({ length: text.length }, (_none, index) => index).filter((index) =>
    /\S/.test(text.charAt(index)),
  );
}

const written = (text: string, places: readonly number[]): string =>
  places.map((place) => text.charAt(place)).join('');
