import { PageSound } from '../line/page-sound';
import { serveSoftphone } from '../line/serve-softphone';
import { signIn } from './sign-in';
import { TcccSoftphone } from './softphone';

const REFUSED = '#refused';
const sound = new PageSound(navigator.mediaDevices, HTMLMediaElement.prototype);

void serveSoftphone(
  (world) =>
    new TcccSoftphone(world, {
      signIn,
      sound,
      // In the address, as a frame of another site may be denied all storage.
      refused: {
        get: () => location.hash === REFUSED,
        set: (so) => history.replaceState(null, '', so ? REFUSED : location.pathname),
      },
      reload: () => location.reload(),
    }),
);
