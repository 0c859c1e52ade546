/**
 * The customer's voice: a soft pulsing tone, so that a demo on one machine does not feed its own
 * loudspeaker into its own microphone. Before the first click a page may not make sound; then the
 * microphone is used.
 */
export async function hum(): Promise<MediaStream> {
  const context = new AudioContext();
  if (context.state !== 'running') {
    const started = await Promise.race([
      context.resume().then(() => true),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), 50)),
    ]);
    if (!started) {
      await context.close();
      return navigator.mediaDevices.getUserMedia({ audio: true });
    }
  }
  const tone = new OscillatorNode(context, { frequency: 330 });
  const pulse = new OscillatorNode(context, { frequency: 1.5 });
  const volume = new GainNode(context, { gain: 0.12 });
  const out = new MediaStreamAudioDestinationNode(context);
  pulse.connect(new GainNode(context, { gain: 0.1 })).connect(volume.gain);
  tone.connect(volume).connect(out);
  tone.start();
  pulse.start();
  return out.stream;
}
