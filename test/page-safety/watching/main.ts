import { changes, watchChanges } from './changes';
import { deep } from './deep';
import { marks, placeOfField, placeOfNumber, standsBeside } from './marks';
import { documentTree } from './tree';

/** The step that the page says it has drawn. */
function step(): number {
  const output = [...deep(document.body)].find((node) => node.nodeName === 'OUTPUT');
  return Number(output?.textContent);
}

const watching = {
  step,
  documentTree,
  marks,
  standsBeside,
  placeOfField,
  placeOfNumber,
  watchChanges,
  changes,
};

/** What the test may ask of the world that this runs in. */
export type Watching = typeof watching;

Object.assign(globalThis, { watching });
