import { browser } from '../browser';
import type { Contact } from '../crm/connector';
import { screenPop, type OpenTab } from '../crm/screen-pop';

/**
 * Brings a customer's record in front: its own tab if one is open anywhere, else a new one, which
 * `open-tab` forgoes.
 */
export async function showRecord(
  contact: Contact,
  where: 'any-tab' | 'open-tab' = 'any-tab',
): Promise<void> {
  const tabs = await browser.tabs.query({});
  const open = tabs.flatMap<OpenTab>((tab) =>
    tab.id !== undefined && tab.windowId !== undefined && tab.url !== undefined
      ? [{ id: tab.id, windowId: tab.windowId, url: tab.url }]
      : [],
  );
  const pop = screenPop({ url: contact.url, host: contact.why.host }, open);
  switch (pop.do) {
    case 'focus':
      await browser.tabs.update(pop.tab.id, { active: true });
      await browser.windows.update(pop.tab.windowId, { focused: true });
      return;
    case 'open':
      if (where === 'any-tab') await browser.tabs.create({ url: pop.url });
      return;
    case 'nothing':
      return;
  }
}
