import type { Logger } from '../../../lib/log/log';
import { SoundDevices } from '../../../lib/telephony/audio/sound-devices';
import { pause } from '../../../lib/telephony/pause';
import type { Line } from '../../../lib/telephony/provider';
import { SipProvider } from '../../../lib/telephony/providers/sip/index';

type Account = { readonly uri: string; readonly username: string; readonly password: string };
const LOG: Logger = { error: quiet, warn: quiet, info: quiet, debug: quiet };

/** Many agents in one page, each with a provider and an address of the proxy of their own. */
class Crowd {
  /** What each was told about the line, by user name; `at` in ms since the epoch. */
  readonly lines: Record<string, (Line & { readonly at: number })[]> = {};

  open(accounts: readonly Account[], server: string): void {
    for (const account of accounts) {
      const told: (Line & { readonly at: number })[] = [];
      this.lines[account.username] = told;
      const provider = new SipProvider(
        {
          audio: new SoundDevices(navigator, document, LOG),
          log: LOG,
          now: () => Date.now(),
          pause,
          mayCall: () => Promise.resolve(false),
          api: () => Promise.resolve({}),
          renew: () => Promise.reject(new Error('nothing to renew')),
        },
        { instance: crypto.randomUUID(), keepAliveMs: 15_000 },
      );
      provider.on((event) => {
        if (event.type === 'line') told.push({ ...event.line, at: Date.now() });
      });
      const servers = [`${server}/?agent=${account.username}`];
      provider.start({ ...account, servers, iceServers: [] }, new AbortController().signal);
    }
  }
}

function quiet(): void {
  // Only what comes over the wire counts here.
}

declare global {
  interface Window {
    crowd: Crowd;
  }
}

window.crowd = new Crowd();
