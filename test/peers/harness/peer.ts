import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';

type Account = {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly server: string;
};
type Accept = (starting: (session: RTCSession) => void, options?: object) => void;

/** A phone in a browser: a bare JsSIP that goes where it is sent, and can send others. */
class BrowserPhone {
  readonly happened: string[] = [];
  /** All its calls, the oldest first, also those that are over. */
  readonly calls: RTCSession[] = [];
  mode: 'answer' | 'ring' | 'busy' = 'answer';
  /** Refuses to be sent elsewhere. */
  stubborn = false;
  /** Takes no keys in the sound (RFC 4733). */
  keysByInfo = false;
  /** How it answers the next re-INVITEs, in turn; none left: as it should. */
  refusals: number[] = [];
  #ua: UA | undefined;

  register({ uri, username, password, server }: Account): Promise<void> {
    const sockets = new WebSocketInterface(server);
    const ua = new UA({
      sockets,
      uri,
      authorization_user: username,
      password,
      session_timers: false,
    });
    this.#ua = ua;
    ua.on('newRTCSession', (event: RTCSessionEvent) => void this.#take(event));
    ua.start();
    return new Promise((resolve) => {
      ua.on('registered', () => resolve());
    });
  }

  async call(target: string): Promise<void> {
    this.#ua?.call(target, { mediaStream: await voice() });
  }

  answer(): Promise<void> {
    return answered(this.calls.at(-1));
  }

  /** Sends the far end of a call elsewhere: to an address, or to that of another call. */
  transfer(call: number, to: string | number): void {
    const other = typeof to === 'number' ? this.calls[to] : undefined;
    const target = other?.remote_identity.uri ?? String(to);
    this.calls[call]?.refer(target, {
      ...(other && { replaces: other }),
      eventHandlers: {
        requestFailed: () => this.happened.push('transfer refused'),
        accepted: () => {
          this.happened.push('transfer done');
          for (const one of [this.calls[call], other]) if (one?.isEstablished()) one.terminate();
        },
        failed: ({ status_line }: { status_line: { status_code: number } }) =>
          this.happened.push(`transfer failed ${status_line.status_code}`),
      },
    });
  }

  hold(call: number, on: boolean): void {
    if (on) this.calls[call]?.hold();
    else this.calls[call]?.unhold();
  }

  /** The call centre names somebody else, by re-INVITE or UPDATE. */
  name(call: number, identity: string, useUpdate: boolean): void {
    const extraHeaders = [`P-Asserted-Identity: ${identity}`];
    this.calls[call]?.renegotiate({ useUpdate, extraHeaders });
  }

  /** JsSIP hangs up when a re-INVITE is refused twice; other phones do not. */
  patient(): void {
    for (const call of this.calls) {
      const end = call.terminate.bind(call);
      call.terminate = (options) => {
        if (options?.cause !== 'WebRTC Error') end(options);
      };
    }
  }

  hangUp(call: number): void {
    this.calls[call]?.terminate();
  }

  async #take({ session, originator }: RTCSessionEvent): Promise<void> {
    const index = this.calls.push(session) - 1;
    const tell = (what: string) => this.happened.push(`${index} ${what}`);
    for (const what of ['progress', 'confirmed', 'ended', 'failed'] as const) {
      session.on(what, () => tell(what));
    }
    session.on('hold', ({ originator: by }) => tell(`hold by ${by}`));
    session.on('unhold', ({ originator: by }) => tell(`unhold by ${by}`));
    session.on('newDTMF', ({ dtmf }: { dtmf: { tone: string } }) => tell(`key ${dtmf.tone}`));
    session.on('failed', ({ message }) => {
      const status = (message as { status_code?: number } | null)?.status_code;
      if (status !== undefined) tell(`status ${status}`);
    });
    session.on('reinvite', ({ reject }) => {
      const status = this.refusals.shift();
      if (status === undefined) return;
      tell(`refused ${status}`);
      reject({ status_code: status });
    });
    session.on('refer', ({ accept, reject }) => {
      tell('refer');
      if (this.stubborn) reject();
      else void voice().then((mediaStream) => (accept as Accept)(() => undefined, { mediaStream }));
    });
    session.on('replaces', ({ accept }) => {
      tell('replaces');
      (accept as Accept)(() => undefined);
    });
    if (originator.valueOf() !== 'remote') return;
    tell('offered');
    if (this.keysByInfo) {
      session.on('sdp', (event) => {
        event.sdp = event.sdp.replace(/^a=rtpmap:\d+ telephone-event.*\r\n/gmu, '');
      });
    }
    if (this.mode === 'busy') session.terminate({ status_code: 486 });
    if (this.mode === 'answer') await answered(session);
  }
}

async function answered(session: RTCSession | undefined): Promise<void> {
  session?.answer({ mediaStream: await voice() });
}

function voice(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: true });
}

declare global {
  interface Window {
    handset: BrowserPhone;
  }
}

window.handset = new BrowserPhone();
