import { describe, expect, it } from 'vitest';
import { speakerOf } from './roles';

const id = 'abcdefghijklmnopabcdefghijklmnop';
const origin = `chrome-extension://${id}`;
const own = { id, origin };
const tab = { id: 7, windowId: 1 } as chrome.tabs.Tab;

function role(sender: chrome.runtime.MessageSender): string | null {
  return speakerOf({ id, ...sender }, own)?.role ?? null;
}

describe('the role comes from browser facts', () => {
  it('A4: knows our own documents where they belong', () => {
    expect(role({ origin, url: `${origin}/sidepanel.html` })).toBe('panel');
    expect(role({ origin, url: `${origin}/engine.html` })).toBe('engine');
    expect(role({ origin, url: `${origin}/options.html`, tab, frameId: 0 })).toBe('options');
    expect(role({ origin, url: `${origin}/caller-card.html?nonce=1`, tab, frameId: 4 })).toBe(
      'card',
    );
    expect(
      role({ origin: 'https://crm.example', url: 'https://crm.example/', tab, frameId: 3 }),
    ).toBe('page');
  });

  it.each<[string, chrome.runtime.MessageSender]>([
    ['another extension', { id: 'other', origin, url: `${origin}/sidepanel.html` }],
    ['no origin', { url: `${origin}/sidepanel.html` }],
    ['a sandboxed frame', { origin: 'null', url: 'https://crm.example/', tab, frameId: 2 }],
    ['the panel in a tab', { origin, url: `${origin}/sidepanel.html`, tab, frameId: 0 }],
    ['the panel framed by a page', { origin, url: `${origin}/sidepanel.html`, tab, frameId: 5 }],
    ['the engine in a tab', { origin, url: `${origin}/engine.html`, tab, frameId: 0 }],
    ['options framed by a page', { origin, url: `${origin}/options.html`, tab, frameId: 5 }],
    ['a page of ours nobody listed', { origin, url: `${origin}/other.html` }],
    [
      'an origin that only looks like ours',
      { origin: `${origin}.evil.example`, url: `${origin}.evil.example/sidepanel.html` },
    ],
    ['a web page without a tab', { origin: 'https://crm.example', url: 'https://crm.example/' }],
    ['a local file', { origin: 'file://', url: 'file:///etc/passwd', tab, frameId: 0 }],
  ])('A4: refuses %s', (_who, sender) => {
    expect(role(sender)).toBeNull();
  });
});
