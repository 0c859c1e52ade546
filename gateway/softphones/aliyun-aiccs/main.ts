import { PageSound } from '../line/page-sound';
import { serveSoftphone } from '../line/serve-softphone';
import { sdkOf, signIn } from './sign-in';
import { AiccsSoftphone } from './softphone';

const sound = new PageSound(navigator.mediaDevices, HTMLMediaElement.prototype);

void serveSoftphone((world, sdk) => {
  const from = sdkOf(sdk);
  return new AiccsSoftphone(world, {
    signIn: (credentials) => signIn(from, credentials, world.seen),
    sound,
    reload: () => location.reload(),
  });
});
