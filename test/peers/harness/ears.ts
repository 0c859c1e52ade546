/** The tones of those who talk, in Hz: far enough apart for G.711 and a small spectrum. */
export const VOICES = { agent: 440, customer: 700, colleague: 1_000, desk: 1_300 } as const;
export type Who = keyof typeof VOICES;

/** Packets of sound that came in, and those that should have; whence the last came. */
export type Counts = {
  readonly received: number;
  readonly lost: number;
  readonly from: { readonly type: string; readonly port: number };
};

declare global {
  interface Window {
    ears: { heard: () => number[]; counts: () => Promise<Counts> };
  }
}

/**
 * Runs in a page before its own scripts: its microphone gives one tone, and what comes in over all
 * its connections is listened to. Only tones that are there now count.
 */
export function ears({ voice, tones }: { voice: number; tones: readonly number[] }): void {
  const context = new AudioContext();
  navigator.mediaDevices.getUserMedia = () => {
    const tone = new OscillatorNode(context, { frequency: voice });
    const out = new MediaStreamAudioDestinationNode(context);
    tone.connect(new GainNode(context, { gain: 0.3 })).connect(out);
    tone.start();
    return Promise.resolve(out.stream);
  };
  const listening: { connection: RTCPeerConnection; ear: AnalyserNode }[] = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(config?: RTCConfiguration) {
      super(config);
      this.addEventListener('track', ({ track }) => {
        const ear = new AnalyserNode(context, { fftSize: 4_096, smoothingTimeConstant: 0 });
        const mediaStream = new MediaStream([track]);
        // Without a playing element Chromium decodes nothing of a remote stream.
        const player = new Audio();
        player.srcObject = mediaStream;
        player.muted = true;
        void player.play();
        new MediaStreamAudioSourceNode(context, { mediaStream }).connect(ear);
        listening.push({ connection: this, ear });
      });
    }
  };
  const heardBy = (ear: AnalyserNode): number[] => {
    const spectrum = new Float32Array(ear.frequencyBinCount);
    ear.getFloatFrequencyData(spectrum);
    const level = (hertz: number): number =>
      spectrum[Math.round((hertz * ear.fftSize) / context.sampleRate)] ?? -Infinity;
    const loudest = Math.max(...tones.map(level));
    return tones.filter((hertz) => level(hertz) > -55 && level(hertz) > loudest - 20);
  };
  type Counters = { type: string; packetsReceived?: number; packetsLost?: number };
  const count = async (connection: RTCPeerConnection): Promise<Counts> => {
    const report = [...(await connection.getStats()).values()] as Counters[];
    const inbound = report.find(({ type }) => type === 'inbound-rtp');
    const way = connection.getReceivers()[0]?.transport?.iceTransport.getSelectedCandidatePair();
    const { packetsReceived = 0, packetsLost = 0 } = inbound ?? {};
    const from = { type: way?.remote.type ?? '', port: way?.remote.port ?? 0 };
    return { received: packetsReceived, lost: packetsLost, from };
  };
  window.ears = {
    counts: async () => {
      const all = await Promise.all(
        [...new Set(listening.map((one) => one.connection))].map(count),
      );
      return all.reduce((sum, one) => ({
        received: sum.received + one.received,
        lost: sum.lost + one.lost,
        from: one.from,
      }));
    },
    heard: () => {
      const now = listening.filter(({ connection }) => connection.connectionState !== 'closed');
      return tones.filter((hertz) => now.some(({ ear }) => heardBy(ear).includes(hertz)));
    },
  };
}
