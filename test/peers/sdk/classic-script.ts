import { fileURLToPath } from 'node:url';
import { bundle } from '../../../demo/bundle';

/** A module as a vendor's script is: for a plain `<script>`, and with no name of its own left over. */
export async function classicScript(entry: URL): Promise<string> {
  return `(() => {${await bundle(fileURLToPath(entry))}\n})();`;
}
