/** A packet of a key (RFC 4733 §2.3), as it came off the wire. */
export type KeyPacket = {
  readonly event: number;
  /** Of the key's beginning, and the same in all its packets. */
  readonly timestamp: number;
  readonly payloadType: number;
};

declare global {
  interface Window {
    keysHeard: KeyPacket[];
  }
}

type Frame = {
  readonly data: ArrayBuffer;
  readonly getMetadata: () => { readonly rtpTimestamp: number; readonly payloadType: number };
};
type Streams = {
  readonly readable: ReadableStream<Frame>;
  readonly writable: WritableStream<Frame>;
};

/**
 * Runs in a page: notes the keys that come in over connections which are made from now on.
 * Chromium hands over every packet of sound before it is decoded; keys are those of four bytes.
 */
export function hearKeys(): void {
  const heard: KeyPacket[] = (window.keysHeard = []);
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(config?: RTCConfiguration) {
      const encoded = { ...config, encodedInsertableStreams: true };
      super(encoded);
      this.addEventListener('track', ({ receiver }) => {
        const { readable, writable } = (
          receiver as unknown as { readonly createEncodedStreams: () => Streams }
        ).createEncodedStreams();
        const note = new TransformStream<Frame, Frame>({
          transform: (frame, onward) => {
            const { rtpTimestamp: timestamp, payloadType } = frame.getMetadata();
            if (frame.data.byteLength === 4) {
              const event = new DataView(frame.data).getUint8(0);
              heard.push({ event, timestamp, payloadType });
            }
            onward.enqueue(frame);
          },
        });
        void readable.pipeThrough(note).pipeTo(writable);
      });
    }
  };
}
