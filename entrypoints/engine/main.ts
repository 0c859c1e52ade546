import { loggerOf } from '../../lib/log/log';
import type { HubToEngine } from '../../lib/messaging/engine-protocol';
import { receiveKnock } from '../../lib/messaging/receive';
import { engineSound } from '../../lib/telephony/audio/engine-sound';
import { Engine } from '../../lib/telephony/engine';
import { HubLink } from '../../lib/telephony/hub-link';
import { registry } from '../../lib/telephony/registry';
import { relayProbed } from '../../lib/telephony/relay-probe';

const log = loggerOf('engine');
const { tell, ...sound } = engineSound(window, log);

const engine = new Engine({
  epoch: crypto.randomUUID(),
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  log,
  ...sound,
  open: registry,
  send: (message) => link.send(message),
});

const link = new HubLink({
  connect: () => chrome.runtime.connect({ name: 'engine' }),
  hear: (message: HubToEngine) =>
    message.type === 'probe-relay'
      ? void relayProbed(message).then((answer) => link.send(answer))
      : engine.hear(message),
  hello: () => ({ type: 'state', state: engine.state }),
  busy: () => engine.busy,
});

receiveKnock(() => link.open());
link.open();
tell(engine, new AbortController().signal).catch((error: unknown) =>
  log.error('the sound devices cannot be watched', error),
);
