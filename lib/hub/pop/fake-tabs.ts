import type { OpenTab } from '../../crm/screen-pop';
import type { TabDesk } from './tab-desk';

/** The browser, which outlives every worker, and counts what is done to it. */
export class FakeTabs implements TabDesk {
  tabs: OpenTab[] = [{ id: 1, windowId: 1, url: 'https://other.example/' }];
  inFront = 1;
  readonly deeds: string[] = [];
  untouched = new Set<number>();

  all() {
    return Promise.resolve([...this.tabs]);
  }
  open(url: string, inFront: boolean) {
    const id = this.tabs.length + 1;
    this.tabs.push({ id, windowId: 1, url });
    this.untouched.add(id);
    if (inFront) this.inFront = id;
    this.deeds.push(`open ${new URL(url).pathname}${inFront ? '' : ' behind'}`);
    return Promise.resolve(id);
  }
  navigate(tabId: number, url: string) {
    this.tabs = this.tabs.map((tab) => (tab.id === tabId ? { ...tab, url } : tab));
    this.deeds.push(`navigate ${new URL(url).pathname}`);
    return Promise.resolve();
  }
  bringForward(tabId: number) {
    if (this.inFront !== tabId) this.deeds.push(`front ${String(tabId)}`);
    this.inFront = tabId;
    return Promise.resolve();
  }
  used(tabId: number) {
    return Promise.resolve(!this.untouched.has(tabId));
  }
}
