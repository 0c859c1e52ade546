import * as v from 'valibot';
import type { Envelope, AnswerOf, BodyOf } from './send';
import { speakerOf, type Role, type Speaker } from './roles';
import { BODIES } from './bodies';
import type { CardToHub, OptionsToHub, PageToHub, PanelToHub } from './protocol';

type HandlersOf<D> = {
  [K in keyof D & string]: (
    body: BodyOf<D, K>,
    speaker: Speaker,
  ) => AnswerOf<D, K> | Promise<AnswerOf<D, K>>;
};

/** What each role may say, and who answers. The engine speaks over its port alone. */
export type HubHandlers = {
  readonly page: HandlersOf<PageToHub>;
  readonly panel: HandlersOf<PanelToHub>;
  readonly options: HandlersOf<OptionsToHub>;
  readonly card: HandlersOf<CardToHub>;
};

/** Told of everything that was refused, so that a flood shows as one line and a count. */
export type Refused = (
  reason: 'unknown-sender' | 'not-its-business' | 'bad-body',
  type: string,
) => void;

/**
 * The hub's one ear. The role is told from browser facts, the body is checked against its schema,
 * and only then the role's own handler runs: synchronously, because `sidePanel.open` must be called
 * before anything is awaited. Call this while the worker starts, or Chrome loses the first event.
 */
export function receiveInHub(
  handlers: HubHandlers,
  refused: Refused,
  broke: (type: string, cause: unknown) => void,
): void {
  const own = { id: chrome.runtime.id, origin: new URL(chrome.runtime.getURL('')).origin };
  chrome.runtime.onMessage.addListener((message: unknown, sender, answer) => {
    const envelope = message as Partial<Envelope> | null;
    if (envelope?.to !== 'hub' || typeof envelope.type !== 'string') return false;
    const speaker = speakerOf(sender, own);
    if (!speaker) return refuse('unknown-sender', envelope.type);
    const entry = entryOf(handlers, speaker.role, envelope.type);
    if (!entry) return refuse('not-its-business', envelope.type);
    const body = v.safeParse(entry.schema, envelope.body);
    if (!body.success) return refuse('bad-body', envelope.type);
    answerLater(entry, body.output, speaker, envelope.type, answer);
    return true;
  });

  /** An answer that failed is none: the sender hears at once that there will not be one. */
  function answerLater(
    { handle }: Entry,
    body: unknown,
    speaker: Speaker,
    type: string,
    answer: (value?: unknown) => void,
  ): void {
    new Promise((resolve) => resolve(handle(body as never, speaker))).then(
      answer,
      (cause: unknown) => {
        broke(type, cause);
        answer();
      },
    );
  }

  function refuse(reason: Parameters<Refused>[0], type: string): false {
    refused(reason, type);
    return false;
  }
}

type Entry = {
  readonly schema: v.GenericSchema;
  readonly handle: (body: never, speaker: Speaker) => unknown;
};

function entryOf(handlers: HubHandlers, role: Role, type: string): Entry | null {
  const direction = role === 'microphone' ? 'options' : role;
  if (direction === 'engine') return null;
  const schemas: Readonly<Record<string, v.GenericSchema>> = BODIES[direction];
  const table: Readonly<Record<string, Entry['handle']>> = handlers[direction];
  const schema = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  const handle = table[type];
  return schema && handle ? { schema, handle } : null;
}
