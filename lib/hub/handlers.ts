import { browser } from '../browser';
import type { HubHandlers } from '../messaging/receive-in-hub';
import { failed, ok } from '../messaging/result';
import type { Speaker } from '../messaging/roles';
import type { Hub } from './hub';
import { showRecord } from './record-tab';

/** What each role may say and what the hub does then: every line is one sentence of the protocol. */
export function handlersOf(hub: Hub): HubHandlers {
  const { account, cards, dial, settings, store, tabs } = hub;

  return {
    page: {
      'page.hello': async (_body, speaker) => {
        await hub.started;
        if (speaker.frameId === 0 && speaker.tabId !== undefined) {
          await tabs.fresh(speaker.tabId, speaker.origin);
          void hub.showRingingIn(speaker.tabId, true);
        }
        return { ...siteOf(speaker), region: hub.region.now() };
      },
      'dial.request': async (wish, speaker) => {
        const gesture = hub.openPanel(speaker.windowId);
        await hub.started;
        return dial.fromPage(wish, speaker, siteOf(speaker), await gesture);
      },
      'numbers.found': async ({ numbers }, speaker) => {
        await hub.started;
        if (siteOf(speaker).on) await tabs.show(numbers, speaker, Date.now());
      },
    },

    panel: {
      'panel.hello': async () => {
        await hub.started;
        await hub.engine.ensureEngine();
      },
      'dial.number': after(({ id, text }) => dial.fromAgent(id, text)),
      'dial.confirm': after(({ id }) => dial.confirm(id)),
      'dial.dismiss': after(({ id }) => dial.dismiss(id)),
      'call.act': after(({ call, action }) => hub.act(call, action)),
      'record.open': after(async ({ call, contact }) => {
        const chosen = hub.viewOf(call)?.contacts[contact];
        if (chosen) await showRecord(chosen);
      }),
      'call.dismiss': after(({ call }) =>
        store.changeSnapshot({
          calls: store.snapshot.calls.filter((view) => view.id !== call || view.phase !== 'ended'),
        }),
      ),
      'notice.dismiss': after(() => store.changeSnapshot({ notice: null })),
      'microphone.ask': async () => {
        await browser.tabs.create({ url: browser.runtime.getURL('microphone.html') });
      },
      'options.open': () => browser.runtime.openOptionsPage(),
      'rehearse.ask': after(() => hub.engine.command(crypto.randomUUID(), { type: 'rehearse' })),
      'sign-in.start': after(() => account.signIn().finally(() => hub.configure())),
      'sign-in.cancel': after(() => account.cancelSignIn()),
      'sign-out': after(() => hub.signOut()),
      'provider.choose': after(({ kind }) => settings.patch({ provider: kind })),
      'site.switch': after(({ origin, on }) =>
        settings.patch({ sites: { ...settings.current.sites, [origin]: on } }),
      ),
    },

    options: {
      'settings.save': after(({ settings: wanted }) => settings.save(wanted)),
      'sip.sign-in': after(async (login) => {
        await account.typedLogin(login);
        hub.reconnect();
      }),
      'sign-in.start': after(() => account.signIn().finally(() => hub.configure())),
      'sign-out': after(() => hub.signOut()),
    },

    card: {
      'card.hello': after(async ({ nonce }, speaker) => {
        const call = await cards.welcome(nonce, speaker);
        return call === null ? failed('unknown-card') : ok({ call });
      }),
      'card.act': after(async ({ nonce, call, action }, speaker) => {
        if (cards.callOf(nonce, speaker) !== call) return failed('unknown-card');
        await hub.act(call, { type: action });
        return ok();
      }),
    },
  };

  /** Everything but a click waits until the hub has found what was stored. */
  function after<B, A>(handle: (body: B, speaker: Speaker) => A | Promise<A>) {
    return async (body: B, speaker: Speaker): Promise<A> => {
      await hub.started;
      return handle(body, speaker);
    };
  }

  /** A frame is as trusted as the less trusted of itself and the page around it. */
  function siteOf(speaker: Speaker): { on: boolean; trusted: boolean } {
    const frame = hub.site(speaker.origin);
    const top = speaker.tabUrl === undefined ? frame : hub.site(new URL(speaker.tabUrl).origin);
    return { on: frame.on, trusted: frame.trusted && top.trusted };
  }
}
