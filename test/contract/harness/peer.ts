import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';

type Account = {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly server: string;
};

/** The other phone of a SIP call: a bare JsSIP, so that what is tested is not tested by itself. */
class Peer {
  heard: string[] = [];
  /** What it does when it is called; `ring` waits for the caller to give up. */
  mode: 'answer' | 'answer-without-tones' | 'ring' | 'busy' = 'answer';
  session: RTCSession | undefined;
  #ua: UA | undefined;

  register({ uri, username, password, server }: Account): Promise<void> {
    const sockets = new WebSocketInterface(server);
    const ua = new UA({ sockets, uri, authorization_user: username, password });
    this.#ua = ua;
    ua.on('newRTCSession', (event: RTCSessionEvent) => this.#take(event));
    ua.start();
    return new Promise((resolve) => {
      ua.on('registered', () => resolve());
    });
  }

  call(target: string): void {
    this.#ua?.call(target, { mediaConstraints: { audio: true, video: false } });
  }

  message(target: string): void {
    this.#ua?.sendMessage(target, 'hello');
  }

  #take({ session, originator }: RTCSessionEvent): void {
    this.session = session;
    session.on('newDTMF', ({ dtmf }: { dtmf: { tone: string } }) =>
      this.heard.push(`dtmf ${dtmf.tone}`),
    );
    session.on('hold', ({ originator: by }) => this.heard.push(`hold by ${by}`));
    session.on('unhold', ({ originator: by }) => this.heard.push(`unhold by ${by}`));
    session.on('ended', ({ cause }) => this.heard.push(`ended ${cause}`));
    session.on('failed', ({ cause }) => this.heard.push(`failed ${cause}`));
    session.on('refer', (event) => {
      const accept = event.accept as (init: () => void, options: object) => void;
      accept(() => undefined, { mediaConstraints: { audio: true, video: false } });
    });
    session.on('replaces', ({ accept }) => (accept as (init: () => void) => void)(() => undefined));
    session.on('confirmed', () => this.heard.push('confirmed'));
    if (originator.valueOf() !== 'remote') return;
    if (this.mode === 'busy') session.terminate({ status_code: 486 });
    if (this.mode === 'answer-without-tones') {
      session.on('sdp', (event) => {
        event.sdp = event.sdp.replace(/^a=rtpmap:\d+ telephone-event.*\r\n/gmu, '');
      });
    }
    if (this.mode.startsWith('answer')) {
      session.answer({ mediaConstraints: { audio: true, video: false } });
    }
  }
}

declare global {
  interface Window {
    peer: Peer;
  }
}

window.peer = new Peer();
