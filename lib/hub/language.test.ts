import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import en from '../../public/_locales/en/messages.json';
import zh from '../../public/_locales/zh_CN/messages.json';
import { loggerOf } from '../log/log';
import { DIAL_REFUSALS } from '../messaging/protocol';
import { effectivePolicy, type Layers } from '../policy/effective';
import { speak, words } from '../words';
import { Store } from './store';

const FILES: Readonly<Record<string, object>> = { en, zh_CN: zh };

/** The titles of the context menu, as Chrome shows it. */
let menu: string[];
let fetched: string[];

beforeEach(() => {
  fakeBrowser.reset();
  vi.resetModules();
  menu = [];
  fetched = [];
  const getMessage = (key: keyof typeof en) => en[key].message;
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => getMessage(key as never));
  vi.stubGlobal('chrome', {
    i18n: { getMessage },
    contextMenus: {
      removeAll: (then: () => void) => {
        menu = [];
        then();
      },
      create: ({ title }: { readonly title: string }) => menu.push(title),
    },
  });
  vi.stubGlobal('fetch', (path: string) => {
    fetched.push(path);
    const [, language = ''] = /^\/_locales\/(\w+)\/messages\.json$/u.exec(path) ?? [];
    return Promise.resolve(Response.json(FILES[language]));
  });
});

/** A worker's life: the settings are what comes of the layers, and may change. */
async function worker(layers: Layers) {
  const { speakAsSet, sentencesForPages } = await import('./language');
  const words = await import('../words');
  const settings = { current: effectivePolicy(layers).values };
  const store = new Store(() => Promise.resolve(), loggerOf('test'));
  const follow = () =>
    speakAsSet({ settings, store } as unknown as Parameters<typeof speakAsSet>[0]);
  await follow();
  return {
    says: words.words,
    sentencesForPages,
    change: async (now: Layers) => {
      settings.current = effectivePolicy(now).values;
      await follow();
    },
  };
}

const kept = async () => (await fakeBrowser.storage.local.get('language'))['language'];

describe('B3: whose language is spoken', () => {
  const [english, chinese] = [en.yesterday.message, zh.yesterday.message];

  it.each([
    [{ enforced: { language: 'zh_CN' }, agent: { language: 'en' } }, chinese],
    [{ enforced: { language: 'en' }, agent: { language: 'zh_CN' } }, english],
    [{ agent: { language: 'zh_CN' }, defaults: { language: 'en' } }, chinese],
    [{ defaults: { language: 'zh_CN' } }, chinese],
    [{ defaults: { language: 'zh_CN' }, agent: { language: 'auto' } }, english],
    [{ enforced: { language: 'zh' }, agent: { language: 'zh_CN' } }, english],
    [{}, english],
  ])('%j: %s', async (layers, yesterday) => {
    const { says } = await worker(layers);
    expect(says('yesterday')).toBe(yesterday);
  });
});

it('a change is heard in the worker, the views and the menu, and so is the way back', async () => {
  const { says, change } = await worker({});
  expect([await kept(), menu, fetched]).toEqual([undefined, [], []]);
  await change({ agent: { language: 'zh_CN' } });
  expect(says('notification_incoming_title', '陈伟')).toBe('陈伟 来电');
  expect([await kept(), menu]).toEqual([
    'zh_CN',
    [zh.context_menu_call.message, zh.context_menu_call_link.message],
  ]);
  await change({ agent: { language: 'auto' } });
  expect(says('yesterday')).toBe(en.yesterday.message);
  expect([await kept(), menu[0]]).toEqual([undefined, en.context_menu_call.message]);
});

it('a worker that starts again speaks at once, and leaves the menu as it is', async () => {
  await worker({ agent: { language: 'zh_CN' } });
  vi.resetModules();
  menu = ['as it was'];
  const { says } = await worker({ agent: { language: 'zh_CN' } });
  expect(says('yesterday')).toBe(zh.yesterday.message);
  expect(menu).toEqual(['as it was']);
});

it('of two quick changes the later counts, although its file is there first', async () => {
  const { says, change } = await worker({ agent: { language: 'zh_CN' } });
  let arrives = (): void => undefined;
  const slow = new Promise<void>((resolve) => (arrives = resolve));
  const quick = globalThis.fetch;
  await change({});
  vi.stubGlobal('fetch', (path: string) => slow.then(() => quick(path)));
  const first = change({ agent: { language: 'zh_CN' } });
  const second = change({});
  arrives();
  await Promise.all([first, second]);
  expect([says('yesterday'), await kept()]).toEqual([en.yesterday.message, undefined]);
});

it('a file that cannot be read keeps nobody waiting: the browser’s language is spoken', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
  const { says } = await worker({ agent: { language: 'zh_CN' } });
  expect(says('yesterday')).toBe(en.yesterday.message);
});

describe('what is handed to pages', () => {
  it('is nothing where the browser’s language is spoken', async () => {
    const { sentencesForPages } = await worker({});
    expect(sentencesForPages()).toBeNull();
  });

  it('is all that the finder says, and little more', async () => {
    const { sentencesForPages } = await worker({ agent: { language: 'zh_CN' } });
    const sentences = sentencesForPages() ?? {};
    const folder = join(import.meta.dirname, '../page');
    const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const literal = sources.flatMap((source) =>
      [...source.matchAll(/\bwords\(\s*'(\w+)'/gu)].map(([, key = '']) => key),
    );
    const refusals = DIAL_REFUSALS.map((code) => `notice_dial_${code.replaceAll('-', '_')}`);
    expect(literal.length).toBeGreaterThan(0);
    expect(Object.keys(sentences).sort()).toEqual([...new Set([...literal, ...refusals])].sort());
    speak(sentences);
    expect(words('page_call_number', '95588')).toBe(
      zh.page_call_number.message.replace('$1', '95588'),
    );
    speak(null);
  });
});
