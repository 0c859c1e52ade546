/** A clock of its own: that of a speaker stops when the speaker is unplugged. */
export const NO_OUTPUT = { sinkId: { type: 'none' } } as AudioContextOptions;

export type Silence = { readonly track: MediaStreamTrack; readonly close: () => void };

/** A track that gives silence, so that packets go on while there is no microphone. */
export function silence(): Silence {
  const context = new AudioContext(NO_OUTPUT);
  const nothing = new ConstantSourceNode(context, { offset: 0 });
  const { stream } = nothing.connect(
    context.createMediaStreamDestination(),
  ) as MediaStreamAudioDestinationNode;
  nothing.start();
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('a destination has a track');
  return {
    track,
    close: () => {
      track.stop();
      void context.close();
    },
  };
}
