import { vendorsWithPage, writePage } from './softphones/page';

const OUT = '.output/gateway/softphones';

for (const vendor of vendorsWithPage()) console.log(await writePage(vendor, OUT));
