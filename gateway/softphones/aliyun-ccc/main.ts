import { PageSound } from '../line/page-sound';
import { serveSoftphone } from '../line/serve-softphone';
import { CccSoftphone } from './softphone';
import { workbenchFrom } from './workbench';

const sound = new PageSound(navigator.mediaDevices, HTMLMediaElement.prototype);

void serveSoftphone((world, sdk) => new CccSoftphone(world, { open: workbenchFrom(sdk), sound }));
