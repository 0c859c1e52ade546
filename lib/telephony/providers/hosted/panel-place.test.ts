import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProviderEvent, Surroundings } from '../../provider';
import { HostedProvider } from './hosted-provider';
import type { OpenPanel, PanelDoor } from './panel-door';
import { PanelPlace } from './panel-place';
import type { FromSoftphone, ToSoftphone } from './protocol';

const PAGE = 'https://centre.example/softphone';

/** A provider whose page stands in panels that the test opens and closes. */
function centre() {
  let found: (panel: OpenPanel) => void = () => undefined;
  const door: PanelDoor = { seek: (tell) => void (found = tell) };
  const events: ProviderEvent[] = [];
  const renewed: string[] = [];
  const surroundings = {
    now: Date.now,
    log: { warn: () => undefined },
    pause: () => new Promise(() => undefined),
    renew: () => Promise.resolve(renewed.push('fresh') && 'fresh'),
  } as unknown as Surroundings<unknown>;
  const provider = new HostedProvider(surroundings, (told) => new PanelPlace(PAGE, told, door));
  provider.on((event) => events.push(event));
  const over = new AbortController();
  provider.start('first', over.signal);
  const lines = (): string[] =>
    events.flatMap((one) => {
      if (one.type !== 'line') return [];
      return one.line.state === 'down' ? [`down ${one.line.fault}`] : [one.line.state];
    });
  const ends = (): string[] =>
    events.flatMap((one) =>
      one.type === 'call' && one.event.type === 'ended' ? [`${one.id} ${one.event.reason}`] : [],
    );

  /** Opens a panel, in which the page is loaded at once and goes on line. */
  function openPanel() {
    const heard: ToSoftphone[] = [];
    const told: unknown[] = [];
    let gone = (): void => undefined;
    const closed = new Promise<void>((resolve) => (gone = resolve));
    let page: { onmessage?: ((event: { data: unknown }) => void) | null } = {};
    const control = {
      onmessage: (_event: { ports: readonly unknown[] }): void => undefined,
      postMessage: (message: unknown) => void told.push(message),
      close: () => void told.push('closed'),
    };
    found({ control: control as unknown as MessagePort, closed });
    const knock = (): void => {
      const port = {
        onmessage: null,
        postMessage: (one: ToSoftphone) => heard.push(one),
        close: () => undefined,
      };
      page = port;
      control.onmessage({ ports: [port] });
    };
    const say = (message: FromSoftphone): void => page.onmessage?.({ data: message });
    const goOnLine = async (): Promise<void> => {
      knock();
      say({ type: 'ready', version: 1, can: ['hold'], calls: [] });
      await vi.advanceTimersByTimeAsync(0);
      say({ type: 'line', line: { state: 'up', elsewhere: false } });
    };
    const close = async (): Promise<void> => {
      gone();
      await vi.advanceTimersByTimeAsync(0);
    };
    const started = (): unknown[] =>
      heard.flatMap((one) => (one.type === 'start' ? [one.credentials] : []));
    return { told, say, goOnLine, close, started };
  }
  return { provider, over, lines, ends, openPanel };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a page that stands in the side panel', () => {
  it('has no line while no panel is open, and is not taken for a silent one', async () => {
    const t = centre();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(t.lines()).toEqual(['connecting', 'down panel-closed']);
  });

  it('is framed by the panel that opens, and by no other', async () => {
    const t = centre();
    const first = t.openPanel();
    const second = t.openPanel();
    await first.goOnLine();
    expect(first.told).toEqual([{ type: 'frame', url: PAGE }]);
    expect(second.told).toEqual(['closed']);
    expect(first.started()).toEqual(['first']);
    expect(t.lines()).toEqual(['connecting', 'connecting', 'up']);
  });

  it('closed: the line is down before its calls are cut, and nothing can be dialled', async () => {
    const t = centre();
    const panel = t.openPanel();
    await panel.goOnLine();
    panel.say({ type: 'offered', call: { id: 'a', number: '+12025550143' } });
    panel.say({ type: 'call', id: 'a', event: { type: 'connected', at: 5 } });
    await panel.close();
    expect(t.lines().at(-1)).toBe('down panel-closed');
    expect(t.ends()).toEqual(['a cut']);
    await expect(t.provider.dial('b', '+12025550143')).rejects.toThrow('unreachable');
    panel.say({ type: 'offered', call: { id: 'late', number: '+12025550143' } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(t.lines().at(-1)).toBe('down panel-closed');
  });

  it('comes up in the next panel, which is given new credentials', async () => {
    const t = centre();
    const first = t.openPanel();
    await first.goOnLine();
    await first.close();
    const second = t.openPanel();
    await second.goOnLine();
    expect(second.started()).toEqual(['fresh']);
    expect(t.lines().at(-1)).toBe('up');
  });

  it('off line: the panel is told to take it away', async () => {
    const t = centre();
    const panel = t.openPanel();
    await panel.goOnLine();
    t.over.abort();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(panel.told.at(-1)).toEqual({ type: 'unframe' });
  });
});
