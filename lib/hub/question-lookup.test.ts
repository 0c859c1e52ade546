import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CallLookups } from '../crm/call-lookups';
import type { Connector, Contact } from '../crm/connector';
import { loggerOf } from '../log/log';
import { writtenNumber } from '../phone-numbers/written-forms';
import { DEFAULT_SETTINGS } from '../policy/settings';
import type { DialQuestion } from '../snapshot/snapshot';
import { QuestionLookup } from './question-lookup';
import { regionSource } from './region';
import { Store } from './store';

const JANE: Contact = { name: 'Jane', why: { source: 'seen-on-page', host: 'crm.example', at: 0 } };
const question: DialQuestion = { id: 'q1', number: '+4930901820', text: '030 901820', doubts: [] };

let store: Store;
let lookups: CallLookups;
let asked: string[];
let answer: Promise<readonly Contact[]>;
let reply: (people: readonly Contact[]) => void;

beforeEach(() => {
  fakeBrowser.reset();
  asked = [];
  answer = new Promise((resolve) => {
    reply = resolve;
  });
  const connector: Connector = {
    name: 'seen-on-page',
    find: ({ key }) => {
      asked.push(key);
      return answer;
    },
  };
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  lookups = new CallLookups(() => [connector]);
  const region = regionSource({ current: DEFAULT_SETTINGS }, 'de-DE');
  const questions = new QuestionLookup(store, lookups, region);
  store.onSnapshot((now, before) => questions.follow(now, before));
});

const told = () => store.snapshot.question?.contacts;

it('the question says whose number it is, and the call that follows asks nobody again', async () => {
  await store.changeSnapshot({ question });
  reply([JANE]);
  await expect.poll(told).toEqual([JANE]);
  const pendingDial = { id: 'q1', number: question.number, at: 0 };
  await store.change(({ snapshot, memory }) => ({
    snapshot: { ...snapshot, question: null },
    memory: { ...memory, pendingDial },
  }));
  const number = writtenNumber(question.number, 'DE');
  const { people } = await lookups.of({ id: 'q1', number, known: [] }, () => undefined);
  expect(people).toEqual([JANE]);
  expect(asked).toHaveLength(1);
});

it('a question that is read as another number forgets whose the first was', async () => {
  await store.changeSnapshot({ question });
  await store.changeSnapshot({ question: { ...question, number: '+43190182000' } });
  reply([JANE]);
  await expect.poll(told).toEqual([JANE]);
  expect(new Set(asked).size).toBe(2);
});

it('a question that is gone is told nothing, and an extension is asked of nobody', async () => {
  await store.changeSnapshot({ question });
  await store.changeSnapshot({ question: null });
  reply([JANE]);
  await answer;
  await store.changeSnapshot({ question: { ...question, id: 'q2', number: '12', inside: true } });
  expect(told()).toBeUndefined();
  expect(asked).toHaveLength(1);
});
