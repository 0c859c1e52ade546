import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { softphonePage, vendorsWithPage } from './softphones/page';

const OUT = '.output/gateway/softphones';

for (const vendor of vendorsWithPage()) {
  const folder = join(OUT, vendor);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of await softphonePage(vendor)) writeFileSync(join(folder, name), text);
  console.log(folder);
}
