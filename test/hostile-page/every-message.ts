import fc from 'fast-check';
import type { BODIES } from '../../lib/messaging/bodies';

type Envelope = { readonly to: string; readonly type: string; readonly body: unknown };

/** A body that passes its schema for every message of the protocol; the type forgets none. */
export type ValidBodies = {
  readonly [D in keyof typeof BODIES]: Readonly<Record<keyof (typeof BODIES)[D], unknown>>;
};

/** What is true at the moment of the attack, as good as an attacker could guess it. */
export type Guess = {
  readonly call: string;
  readonly question: string;
  readonly nonce: string;
  readonly origin: string;
};

/** The most harmful body that each message allows. */
export function validBodies({ call, question, nonce, origin }: Guess): ValidBodies {
  const number = '+12025550123';
  return {
    page: {
      'page.hello': {},
      'finder.wanted': {},
      'finder.started': {},
      'finder.state': { state: 'stopped' },
      'dial.request': {
        id: crypto.randomUUID(),
        text: number,
        e164: number,
        certainty: 'sure',
        visible: true,
      },
      'numbers.found': {
        numbers: [{ e164: number, text: number, certainty: 'sure', name: 'Mallory' }],
      },
      'number.left': {},
    },
    panel: {
      'panel.hello': { windowId: 1 },
      'dial.number': { id: crypto.randomUUID(), text: number },
      'dial.confirm': { id: question },
      'dial.reread': { id: question, region: 'DE' },
      'dial.dismiss': { id: question },
      'call.act': { call, action: { type: 'answer' } },
      'record.open': { call, contact: 0 },
      'customer.choose': { call, contact: 0 },
      'customer.search': { call, name: 'Mallory' },
      'customer.create': { id: crypto.randomUUID(), call, connector: 'hubspot', name: 'Mallory' },
      'open-item.open': { call, item: 0 },
      'crm-page.open': { call, way: 0 },
      'call.dismiss': { call },
      'notice.dismiss': {},
      'microphone.ask': {},
      'options.open': {},
      'rehearse.ask': {},
      'line.take': {},
      'sign-in.start': {},
      'crm.connect': { name: 'salesforce' },
      'sign-in.cancel': {},
      'sign-out': {},
      'provider.choose': { kind: 'practice' },
      'site.switch': { origin, on: false },
      'region.choose': { origin, region: 'DE' },
      'plain-text.choose': { origin, on: true },
      'finder.resume': { tabId: 1 },
      'agent.set': { duty: 'offline' },
      'agent.more-time': {},
      'wrap-up.note': { call, note: 'Mallory was here' },
      'wrap-up.disposition': { call, disposition: 'resolved' },
      'wrap-up.follow-up': { call, date: '2030-01-31' },
      'wrap-up.save': { call, ready: true },
      'call-log.try-again': { call },
      'call-log.send': {},
      'call-log.discard': {},
      'history.find': { text: '' },
      'history.seen': {},
      'recording.part': { id: '1', from: 0 },
      'day.figures': {},
      'devices.choose': { devices: { volume: 0 } },
      'skill-groups.sign-in': { ids: ['sales'] },
      'caller-number.choose': { region: '', number },
      'directory.find': { text: '' },
      'set-up.check': {},
      'diagnostics.text': {},
      'shortcuts.open': {},
    },
    options: {
      'directory.list': { kind: 'agents' },
      'directory.change': { kind: 'agents', do: 'remove', id: '1', fields: {} },
      'settings.save': { settings: { provider: 'practice', issuer: 'https://evil.example' } },
      'crm.connect': { name: 'salesforce' },
      'crm.use-key': { name: 'http-json', key: 'stolen' },
      'crm.disconnect': { name: 'salesforce' },
      'sip.sign-in': {
        server: 'wss://evil.example',
        uri: 'sip:mallory@evil.example',
        username: 'mallory',
        password: 'secret',
      },
      'call-log.send': {},
      'call-log.discard': {},
      'sign-in.start': {},
      'sign-out': {},
    },
    card: {
      'card.hello': { nonce },
      'card.record': { nonce, call },
      'card.act': { nonce, call, action: 'answer' },
    },
  };
}

/** Each message with its valid body. */
export function validMessages(bodies: ValidBodies): readonly Envelope[] {
  return Object.values(bodies).flatMap((direction) =>
    Object.entries(direction).map(([type, body]) => ({ to: 'hub', type, body })),
  );
}

const NO_TYPES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'state', 'beat'];

/** Each message with bodies that fit no schema, or hardly, and messages that there are not. */
export function fuzzedMessages(bodies: ValidBodies, seed: number): readonly unknown[] {
  const types = [...validMessages(bodies).map(({ type }) => type), ...NO_TYPES];
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.record({ id: fc.jsonValue(), call: fc.jsonValue(), nonce: fc.jsonValue() }),
    fc.record({ to: fc.constant('hub'), role: fc.constant('panel'), body: fc.jsonValue() }),
  );
  const perType = types.flatMap((type, index) =>
    fc.sample(odd, { numRuns: 8, seed: seed + index }).flatMap((body) => [
      { to: 'hub', type, body },
      { to: 'engine', type, body, role: 'panel', sender: { id: 'panel' } },
    ]),
  );
  return [...perType, null, 1, 'hub', [], { to: 'hub' }, { to: 'hub', type: 7, body: {} }];
}

/** All of the above, and what the hub tells pages. */
export function everyMessage(guess: Guess): readonly unknown[] {
  const bodies = validBodies(guess);
  const toPage = ['card.show', 'card.hide', 'number.next', 'page.stop'].map((type) => ({
    to: 'page',
    type,
    body: { nonce: guess.nonce, backwards: false },
  }));
  return [...validMessages(bodies), ...fuzzedMessages(bodies, 7), ...toPage];
}
