import { PageSound } from '../line/page-sound';
import { serveSoftphone } from '../line/serve-softphone';
import { signIn } from './sign-in';
import { TcccSoftphone } from './softphone';

const REFUSED = 'tccc-refused';
const sound = new PageSound(navigator.mediaDevices, HTMLMediaElement.prototype);

void serveSoftphone(
  (world) =>
    new TcccSoftphone(world, {
      signIn,
      sound,
      refused: {
        get: () => sessionStorage.getItem(REFUSED) !== null,
        set: (so) =>
          so ? sessionStorage.setItem(REFUSED, 'yes') : sessionStorage.removeItem(REFUSED),
      },
      reload: () => location.reload(),
    }),
);
