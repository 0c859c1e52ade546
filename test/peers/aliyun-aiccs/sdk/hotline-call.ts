import { LocalPeer } from '../../sdk/local-peer';
import type { HotlineDesk } from './hotline-client';

/** `head` of a message of the vendor's socket. */
export type Head = {
  readonly agentBasicCode: string;
  readonly agentCallCode: string;
  readonly aid?: string;
  readonly acid?: string;
  readonly connId?: string;
  readonly jobId?: string;
  readonly ani?: string;
  readonly dnis?: string;
};

const TO_PHONE = ['callee', 'caller', 'isSingleTransfer', 'isTransferPhone'].join();
const TO_GROUP = ['isSingleTransfer', 'isTransferSkillGroup', 'skillGroupId'].join();

/** A call's `CallContext`, and its sound. */
export class HotlineCall {
  #peer: LocalPeer | undefined;
  #connected = false;
  #over = false;

  /** As the SDK gives it to the page. */
  readonly context;

  constructor(head: Head, desk: HotlineDesk) {
    const act = (may: string, method: string, name: string, options: object = {}) =>
      desk.when(may, method, { acid: head.acid, ...options }, name);
    const { acid: acId = '', connId = '', jobId = '', aid = '', ani = '', dnis = '' } = head;
    this.context = {
      identity: { acId, connId, holdConnId: '', jobId },
      callDirection: head.agentCallCode === 'AgentRinging' ? 0 : 1,
      caller: { phoneNumber: ani, aid },
      callee: { phoneNumber: dnis },
      hangUp: () => act('callHangupEnable', 'hangUp', 'Hangup'),
      hold: async () => {
        await act('callHoldEnable', 'hold', 'Hold');
        this.#peer?.quiet({ held: true, muted: false });
      },
      retrieve: async () => {
        await act('callRetrieveEnable', 'retrieve', 'Retrieve');
        this.#peer?.quiet({ held: false, muted: false });
      },
      deflect: (where: Readonly<Record<string, unknown>>) => {
        const keys = Object.keys(where).sort().join();
        const known = keys === TO_PHONE || keys === TO_GROUP;
        return act(known ? 'callDeflectEnable' : keys, 'deflect', 'Deflect', { where });
      },
    };
  }

  /** Opens the microphone; a call that has ended meanwhile closes it again. */
  async open(): Promise<void> {
    const peer = await LocalPeer.open();
    if (this.#over) return peer.close();
    this.#peer = peer;
    if (this.#connected) await peer.connect();
  }

  async connect(): Promise<void> {
    if (this.#connected) return;
    this.#connected = true;
    await this.#peer?.connect();
  }

  close(): void {
    this.#over = true;
    this.#peer?.close();
  }
}
