import type { Page } from '@playwright/test';

type Counted = {
  readonly tracks: MediaStreamTrack[];
  readonly contexts: AudioContext[];
  readonly elements: HTMLAudioElement[];
};

/** Runs before the page's own scripts: whatever is opened can be counted afterwards. */
export function countOpened(): void {
  const opened: Counted = { tracks: [], contexts: [], elements: [] };
  Object.assign(window, { opened });
  const { mediaDevices } = navigator;
  const native = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await native(constraints);
    opened.tracks.push(...stream.getTracks());
    return stream;
  };
  const { clone } = MediaStreamTrack.prototype as {
    clone: (this: MediaStreamTrack) => MediaStreamTrack;
  };
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    opened.tracks.push(copy);
    return copy;
  };
  const NativeContext = window.AudioContext;
  window.AudioContext = class extends NativeContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      opened.contexts.push(this);
    }
    override createMediaStreamDestination(): MediaStreamAudioDestinationNode {
      const node = super.createMediaStreamDestination();
      opened.tracks.push(...node.stream.getTracks());
      return node;
    }
  };
  const NativeAudio = window.Audio;
  window.Audio = class extends NativeAudio {
    constructor(src?: string) {
      super(src);
      opened.elements.push(this);
    }
  };
}

export type Opened = {
  readonly liveTracks: number;
  readonly openContexts: number;
  /** `<audio>` elements, outside the document too, that have something to play. */
  readonly playing: number;
};

/** What is open now. */
export function opened(page: Page): Promise<Opened> {
  return page.evaluate(() => {
    const { tracks, contexts, elements } = (window as unknown as { opened: Counted }).opened;
    return {
      liveTracks: tracks.filter((track) => track.readyState === 'live').length,
      openContexts: contexts.filter((context) => context.state !== 'closed').length,
      playing: [...elements, ...document.querySelectorAll('audio')].filter((one) => one.srcObject)
        .length,
    };
  });
}
