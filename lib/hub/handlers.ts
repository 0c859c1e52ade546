import { browser } from '../browser';
import type { HubHandlers } from '../messaging/receive-in-hub';
import { failed, ok } from '../messaging/result';
import type { Speaker } from '../messaging/roles';
import { agentHandlers } from './agent/handlers';
import { callLogHandlers } from './call-log/handlers';
import { liveCalls } from './calls';
import { deskHandlers } from './desk/handlers';
import { loadFinder, resumeFinder } from './finder';
import { historyHandlers } from './history/handlers';
import { changeDirectory, listDirectory } from './gateway/directory';
import { giveFocusBack } from './next-number';
import { customerHandlers, openRecord } from './customers/handlers';
import { sentencesForPages } from './language';
import type { HubParts } from './parts';
import { openPanel } from './side-panel';
import { siteAround, siteState } from './sites';

/** A line that is taken down ends its calls at once; an engine that is gone cannot say so, in ms. */
const CALLS_END_WITHIN_MS = 3_000;

/** What each role may say and what the hub does then: every line is one sentence of the protocol. */
export function handlersOf(parts: HubParts): HubHandlers {
  const { started, account, cards, dial, line, region, seen, settings, store, tabs } = parts;
  const { pops, shift, wrapUps } = parts;

  return {
    page: {
      'page.hello': async (_body, speaker) => {
        await started;
        if (speaker.frameId === 0 && speaker.tabId !== undefined) {
          await tabs.fresh(speaker.tabId, speaker.origin, siteOf(speaker).on);
          void cards.showRingingIn(speaker.tabId, true);
        }
      },
      'finder.wanted': async (_body, speaker) => {
        await started;
        if (siteOf(speaker).on) await loadFinder(speaker);
      },
      'finder.started': async ({ language, plainText = true }, speaker) => {
        await started;
        const page = { origin: siteAround(speaker), language };
        const here = region.on(page);
        const ignored = settings.current.formatDetection[page.origin] === 'ignore';
        await tabs.started(speaker, {
          region: here,
          likely: region.likely(page),
          language,
          plainText: plainText ? undefined : ignored,
        });
        return {
          ...siteOf(speaker),
          region: here.region,
          regionGuessed: here.from === 'browser',
          plainText: plainText || ignored,
          sentences: sentencesForPages() ?? undefined,
        };
      },
      'finder.state': async ({ state }, speaker) => {
        await started;
        if (siteOf(speaker).on) await tabs.finderState(speaker, state);
      },
      'dial.request': async (wish, speaker) => {
        const gesture = openPanel(speaker.windowId);
        await started;
        const site = { ...siteOf(speaker), origin: siteAround(speaker) };
        return dial.fromPage(wish, speaker, site, await gesture);
      },
      'numbers.found': async ({ numbers }, speaker) => {
        await started;
        if (siteOf(speaker).on) await tabs.show(numbers, speaker, Date.now());
      },
      'number.left': (_body, { tabId }) => giveFocusBack(tabId),
    },

    panel: {
      ...agentHandlers(parts),
      ...historyHandlers(parts.history, parts.callLog, parts.gateway, started),
      ...callLogHandlers(parts),
      'call-log.try-again': after(({ call }) => parts.callLog.tryAgain(call)),
      ...deskHandlers(parts),
      'panel.hello': async () => {
        await started;
        await line.engine.ensureEngine();
      },
      'dial.number': after(async ({ id, text, tabId, consultFor }) => {
        const tab = tabId === undefined ? null : await tabs.of(tabId);
        const listed = tab?.numbers.find(({ e164 }) => e164 === text);
        if (tab && listed) return dial.fromList(id, listed, tab, consultFor);
        return dial.fromAgent(id, text, { typed: tabId === undefined, consultFor });
      }),
      'dial.confirm': after(({ id, number }) => dial.confirm(id, number)),
      'dial.reread': after(({ id, region: chosen }) => dial.readAs(id, chosen)),
      'dial.dismiss': after(({ id }) => dial.dismiss(id)),
      'call.act': after(({ call, action }) =>
        action.type === 'transfer' ? dial.transfer(call, action.to) : line.act(call, action),
      ),
      ...customerHandlers(parts),
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
      'rehearse.ask': after(async () => {
        await shift.wantsCall();
        await line.rehearse();
      }),
      'line.take': after(() => line.reconnect()),
      'sign-in.start': after(() => account.signIn()),
      'crm.connect': after(({ name }) => parts.systems.connect(name)),
      'sign-in.cancel': after(() => account.cancelSignIn()),
      'sign-out': after(signOut),
      'provider.choose': after(({ kind }) => settings.patch({ provider: kind })),
      'site.switch': after(({ origin, on }) =>
        settings.patch({ sites: { ...settings.current.sites, [origin]: on } }),
      ),
      'region.choose': after(({ origin, region: chosen }) =>
        settings.chooseRegion(origin, chosen === '' ? null : chosen),
      ),
      'plain-text.choose': after(({ origin, on }) => settings.choosePlainText(origin, on)),
      'finder.resume': after(async ({ tabId }) => {
        await tabs.resumed(tabId);
        await resumeFinder(tabId);
      }),
    },

    options: {
      ...callLogHandlers(parts),
      'settings.save': after(({ settings: wanted }) => settings.save(wanted)),
      'directory.list': after(({ kind }) => listDirectory(parts.gateway, kind)),
      'directory.change': after((change) => changeDirectory(parts.gateway, change)),
      'crm.connect': after(({ name }) => parts.systems.connect(name)),
      'crm.use-key': after(({ name, key }) => parts.systems.useKey(name, key)),
      'crm.disconnect': after(({ name }) => parts.systems.disconnect(name)),
      'sip.sign-in': after(async (login) => {
        await account.typedLogin(login);
        line.reconnect();
      }),
      'sign-in.start': after(() => account.signIn()),
      'sign-out': after(signOut),
    },

    card: {
      'card.hello': after(async ({ nonce }, speaker) => {
        const call = await cards.welcome(nonce, speaker);
        return call === null ? failed('unknown-card') : ok({ call });
      }),
      'card.record': after(async ({ nonce, call }, speaker) => {
        if (cards.callOf(nonce, speaker) !== call) return failed('unknown-card');
        await openRecord(pops, line.viewOf(call));
        return ok();
      }),
      'card.act': after(async ({ nonce, call, action }, speaker) => {
        if (cards.callOf(nonce, speaker) !== call) return failed('unknown-card');
        await line.act(call, { type: action });
        return ok();
      }),
    },
  };

  async function signOut(): Promise<void> {
    await line.leave();
    // A call that ends with the line belongs to whoever is still signed in.
    await store.until((snapshot) => liveCalls(snapshot).length === 0, CALLS_END_WITHIN_MS);
    await wrapUps.written();
    // Before the key goes that they are sealed with.
    await parts.callLog.close();
    await parts.session.forget();
    await parts.history.signedOut();
    await seen.forget();
    await store.changeSnapshot({ calls: liveCalls(store.snapshot) });
    await account.signOut();
    await parts.systems.signedOut();
    await wrapUps.signedOut();
    await parts.callLog.signedOut();
    await shift.signedOut();
    line.configure();
  }

  function site(origin: string): { on: boolean; trusted: boolean } {
    return siteState(settings.current, origin);
  }

  /** Everything but a click waits until the hub has found what was stored. */
  function after<B, A>(handle: (body: B, speaker: Speaker) => A | Promise<A>) {
    return async (body: B, speaker: Speaker): Promise<A> => {
      await started;
      return handle(body, speaker);
    };
  }

  /** A frame is as trusted as the less trusted of itself and the page around it. */
  function siteOf(speaker: Speaker): { on: boolean; trusted: boolean } {
    const { tabUrl, origin, frameId } = speaker;
    const frame = site(origin);
    // Chrome tells a tab's address for the sites that it lets us into alone.
    const around = tabUrl === undefined ? frameId === 0 : site(new URL(tabUrl).origin).trusted;
    return { on: frame.on, trusted: frame.trusted && around };
  }
}
