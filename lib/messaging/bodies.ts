import * as v from 'valibot';
import type { CardToHub, OptionsToHub, PageToHub, PanelToHub } from './protocol';
import type { BodyOf } from './send';
import { SHIFT_BODIES } from './shift-bodies';

type Bodies<D> = { [K in keyof D & string]: v.GenericSchema<unknown, BodyOf<D, K>> };

const nothing = v.strictObject({});
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const line = v.pipe(v.string(), v.maxLength(256));
const e164 = v.pipe(v.string(), v.regex(/^\+?[0-9*#]{1,20}$/u));
const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const tabId = v.pipe(v.number(), v.integer());
const language = v.pipe(v.string(), v.maxLength(64));
const extension = v.pipe(v.string(), v.regex(/^\d{1,7}$/u));
const certainty = v.picklist(['sure', 'guess']);
const httpUrl = v.pipe(v.string(), v.maxLength(2048), v.regex(/^https?:\/\//u), v.url());
const origin = v.pipe(v.string(), v.regex(/^https?:\/\/[^/]+$/u));

const pageNumber = v.object({
  e164,
  text: line,
  extension: v.optional(extension),
  certainty,
  name: v.optional(line),
  company: v.optional(line),
  label: v.optional(line),
  href: v.optional(httpUrl),
});

const crm = v.picklist(['url-template', 'http-json', 'salesforce', 'dynamics', 'hubspot', 'zoho']);
const directoryKind = v.picklist(['agents', 'skill-groups', 'departments', 'numbers']);
const target = v.pipe(line, v.nonEmpty());

const action = v.variant('type', [
  v.object({
    type: v.picklist([
      'answer',
      'hang-up',
      'hold',
      'resume',
      'mute',
      'unmute',
      'cancel-transfer',
      'split',
      'pause-recording',
      'resume-recording',
    ]),
  }),
  v.object({
    type: v.literal('reject'),
    reason: v.optional(v.picklist(['busy', 'declined', 'away'])),
  }),
  v.object({ type: v.literal('transfer'), to: target }),
  v.object({ type: v.picklist(['complete-transfer', 'merge']), with: id }),
  v.object({
    type: v.literal('dtmf'),
    tones: v.pipe(v.string(), v.regex(/^[0-9A-D*#,]{1,64}$/u)),
  }),
]);

/** What a message's body must look like, by direction and type; anything else is refused. */
export const BODIES = {
  page: {
    'page.hello': nothing,
    'finder.wanted': nothing,
    'finder.started': v.object({
      language: v.optional(language),
      plainText: v.optional(v.boolean()),
    }),
    'finder.state': v.object({ state: v.picklist(['running', 'slowed', 'stopped']) }),
    'dial.request': v.object({
      id,
      text: line,
      href: v.optional(line),
      e164,
      certainty,
      language: v.optional(language),
      visible: v.boolean(),
    }),
    'numbers.found': v.object({ numbers: v.pipe(v.array(pageNumber), v.maxLength(50)) }),
    'number.left': nothing,
  } satisfies Bodies<PageToHub>,
  panel: {
    ...SHIFT_BODIES,
    'panel.hello': v.object({ windowId: v.number() }),
    'dial.number': v.object({
      id,
      text: line,
      tabId: v.optional(tabId),
      consultFor: v.optional(id),
    }),
    'dial.confirm': v.object({ id, number: v.optional(line) }),
    'dial.reread': v.object({ id, region: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/u)) }),
    'dial.dismiss': v.object({ id }),
    'call.act': v.object({ call: id, action }),
    'record.open': v.object({ call: id, contact: place }),
    'customer.choose': v.object({
      call: id,
      contact: v.union([place, v.literal('nobody'), v.object({ search: id, place })]),
    }),
    'customer.search': v.object({ call: id, name: target }),
    'customer.create': v.object({ id, call: id, connector: crm, name: target }),
    'open-item.open': v.object({ call: id, item: place }),
    'crm-page.open': v.object({ call: id, way: place }),
    'call.dismiss': v.object({ call: id }),
    'notice.dismiss': nothing,
    'microphone.ask': nothing,
    'options.open': nothing,
    'rehearse.ask': nothing,
    'line.take': nothing,
    'sign-in.start': nothing,
    'sign-in.cancel': nothing,
    'sign-out': nothing,
    'crm.connect': v.object({ name: crm }),
    'provider.choose': v.object({ kind: v.picklist(['practice', 'sip', 'hosted']) }),
    'site.switch': v.object({ origin, on: v.boolean() }),
    'region.choose': v.object({ origin, region: v.pipe(v.string(), v.regex(/^(?:[A-Z]{2})?$/u)) }),
    'plain-text.choose': v.object({ origin, on: v.boolean() }),
    'finder.resume': v.object({ tabId }),
  } satisfies Bodies<PanelToHub>,
  options: {
    'settings.save': v.object({ settings: v.unknown() }),
    'directory.list': v.object({ kind: directoryKind }),
    'directory.change': v.object({
      kind: directoryKind,
      do: v.picklist(['create', 'change', 'remove']),
      id: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(512))),
      fields: v.record(id, v.pipe(v.string(), v.maxLength(512))),
    }),
    'sip.sign-in': v.object({ server: line, uri: line, username: line, password: line }),
    'crm.connect': v.object({ name: crm }),
    'crm.use-key': v.object({
      name: crm,
      key: v.pipe(v.string(), v.minLength(1), v.maxLength(2048)),
    }),
    'crm.disconnect': v.object({ name: crm }),
    'call-log.send': nothing,
    'call-log.discard': nothing,
    'sign-in.start': nothing,
    'sign-out': nothing,
  } satisfies Bodies<OptionsToHub>,
  card: {
    'card.hello': v.object({ nonce: id }),
    'card.record': v.object({ nonce: id, call: id }),
    'card.act': v.object({ nonce: id, call: id, action: v.picklist(['answer', 'reject']) }),
  } satisfies Bodies<CardToHub>,
};
