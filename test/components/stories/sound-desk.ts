import type { SoundDesk } from '../../../components/options/sound-desk';

/** Devices that are always there; every trial lasts until it is stopped, the tones excepted. */
export function soundDesk(hidden: boolean, asked: unknown[]): SoundDesk {
  const until = (signal: AbortSignal): Promise<null> =>
    new Promise((done) => signal.addEventListener('abort', () => done(null)));
  return {
    watch: (tell) =>
      tell(
        hidden
          ? { allowed: false, microphones: [], speakers: [] }
          : {
              allowed: true,
              microphones: ['MacBook Pro Microphone', 'Yealink WH62'],
              speakers: ['MacBook Pro Speakers', 'Yealink WH62'],
            },
      ),
    allow: () => {
      asked.push(['allow']);
      return Promise.resolve('refused');
    },
    level: (choice, tell, signal) => {
      asked.push(['level', choice.microphones]);
      tell(0.6);
      return until(signal).finally(() => asked.push(['level over']));
    },
    tone: (output) => {
      asked.push(['tone', output]);
      return Promise.resolve();
    },
    record: (choice, playing, signal) => {
      asked.push(['record', choice.microphones]);
      playing();
      return until(signal);
    },
  };
}
