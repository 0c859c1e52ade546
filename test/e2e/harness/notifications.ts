import type { Browser } from './browser';

/** What a notification says. `updated`: in place of what it said before, without an alert. */
export type Shown = {
  readonly title: string;
  readonly message: string;
  readonly updated: boolean;
};

type Options = Pick<chrome.notifications.NotificationOptions, 'title' | 'message'>;
type Show<O, T> = (id: string, options: O) => Promise<T>;
type Recording = typeof globalThis & { shown?: Shown[] };

/** Writes down what notifications say from here on: the browser tells only their ids afterwards. */
export async function recordNotifications(agent: Browser): Promise<void> {
  const worker = await agent.worker();
  await worker.evaluate(() => {
    const { notifications } = chrome;
    const shown: Shown[] = [];
    (globalThis as Recording).shown = shown;
    const told = ({ title = '', message = '' }: Options, updated: boolean): void => {
      shown.push({ title, message, updated });
    };
    const create: Show<chrome.notifications.NotificationCreateOptions, string> =
      notifications.create.bind(notifications);
    const update: Show<chrome.notifications.NotificationOptions, boolean> =
      notifications.update.bind(notifications);
    const recorded: { create: typeof create; update: typeof update } = {
      create: (id, options) => {
        told(options, false);
        return create(id, options);
      },
      update: async (id, options) => {
        const there = await update(id, options);
        if (there) told(options, true);
        return there;
      },
    };
    Object.assign(notifications, recorded);
  });
}

/** What they have said since, in order. */
export async function recordedNotifications(agent: Browser): Promise<readonly Shown[]> {
  const worker = await agent.worker();
  return worker.evaluate(() => (globalThis as Recording).shown ?? []);
}
