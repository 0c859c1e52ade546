import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CallView } from '../snapshot/snapshot';
import { begin } from '../telephony/call';
import { refineNotification, showNotification } from './notification';

type Options = chrome.notifications.NotificationCreateOptions;

let shown: Map<string, string | undefined>;
let alerts: number;
let call: CallView | undefined;

beforeEach(() => {
  fakeBrowser.reset();
  shown = new Map();
  alerts = 0;
  const started = { id: 'c1', direction: 'incoming', number: '+4930901820', startedAt: 0 } as const;
  call = { ...begin(started), contacts: [] };
  vi.stubGlobal('chrome', {
    i18n: {
      getMessage: (key: string, texts?: readonly string[]) => [key, ...(texts ?? [])].join(),
    },
    notifications: {
      create: (id: string, { title }: Options) => {
        alerts += 1;
        shown.set(id, title);
        return Promise.resolve(id);
      },
      update: (id: string, { title }: Options) => {
        if (shown.has(id)) shown.set(id, title);
        return Promise.resolve(shown.has(id));
      },
    },
  });
});

const ringing = () => call;

it('alerts once, at once; who it is comes in its place', async () => {
  await showNotification(ringing, false);
  expect(shown.get('call:c1')).toContain('+49');
  const why = { source: 'seen-on-page', host: 'crm.example', at: 0 } as const;
  if (call) call = { ...call, contacts: [{ name: 'Jane', why }] };
  await refineNotification(ringing, false);
  await showNotification(ringing, false);
  expect(shown.get('call:c1')).toContain('Jane');
  expect(alerts).toBe(1);
});

it('what is learnt later brings no notification back', async () => {
  expect(await refineNotification(ringing, false)).toBe(false);
  call = undefined;
  await showNotification(ringing, false);
  expect(shown.size).toBe(0);
});
