import { loggerOf } from '../../lib/log/log';
import type { HubToEngine } from '../../lib/messaging/protocol';
import { receiveKnock } from '../../lib/messaging/receive';
import { watchMicrophone } from '../../lib/telephony/audio/microphone-state';
import { Ringer } from '../../lib/telephony/audio/ringer';
import { SoundDevices } from '../../lib/telephony/audio/sound-devices';
import { Engine } from '../../lib/telephony/engine';
import { HubLink } from '../../lib/telephony/hub-link';
import { registry } from '../../lib/telephony/registry';

const log = loggerOf('engine');
const ringer = new Ringer(() => new AudioContext());

const engine = new Engine({
  epoch: crypto.randomUUID(),
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  log,
  audio: new SoundDevices(navigator, document, log),
  sound: (sound) => ringer.play(sound),
  open: registry,
  send: (message) => link.send(message),
});

const link = new HubLink({
  connect: () => chrome.runtime.connect({ name: 'engine' }),
  hear: (message: HubToEngine) => engine.hear(message),
  hello: () => ({ type: 'state', state: engine.state }),
  busy: () => engine.busy,
});

receiveKnock(() => link.open());
link.open();
watchMicrophone(navigator, (state) => engine.microphone(state), new AbortController().signal).catch(
  (error: unknown) => log.error('the microphone cannot be watched', error),
);
