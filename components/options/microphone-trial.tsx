import { Mic, Square, Voicemail } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { DeviceChoice } from '../../lib/messaging/engine-protocol';
import { words } from '../../lib/words';
import { FaultLine } from './field';
import type { MicrophoneRefusal, SoundDesk } from './sound-desk';
import { useTrial } from './use-trial';

/** Speech at arm's length is louder than this; a still room is not. */
const HEARD = 0.35;

type Props = { readonly devices: DeviceChoice; readonly sound: SoundDesk };

/** The microphone's level while it is wanted, and three seconds of it to listen to. */
export function MicrophoneTrial({ devices, sound }: Props) {
  const [level, setLevel] = useState(0);
  const [heard, setHeard] = useState(false);
  const [step, setStep] = useState<'recording' | 'playing' | null>(null);
  const [fault, setFault] = useState<MicrophoneRefusal | null>(null);
  const metering = useTrial();
  const recording = useTrial();
  const told = (now: number): void => {
    setLevel(now);
    if (now > HEARD) setHeard(true);
  };
  const meter = (): Promise<void> =>
    metering.run(async (signal) => {
      setHeard(false);
      setFault(await sound.level(devices, told, signal));
      setLevel(0);
    });
  const record = (): Promise<void> =>
    recording.run(async (signal) => {
      setStep('recording');
      setFault(await sound.record(devices, () => setStep('playing'), signal));
      setStep(null);
    });
  const level100 = String(Math.round(level * 100));
  return (
    <>
      <div class="line">
        <button
          type="button"
          class="button compact"
          onClick={() => (metering.running ? metering.stop() : void meter())}
        >
          {metering.running ? (
            <Square class="icon fine" aria-hidden="true" />
          ) : (
            <Mic class="icon fine" aria-hidden="true" />
          )}
          {words(metering.running ? 'options_level_stop' : 'options_level_show')}
        </button>
        {metering.running && (
          <div class="level">
            <div
              class="level-bar"
              role="meter"
              aria-label={words('options_level')}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={Number(level100)}
            >
              <span style={{ width: `${level100}%` }} />
            </div>
          </div>
        )}
        <span class="small quiet" role="status">
          {metering.running && words(heard ? 'options_level_heard' : 'options_level_speak')}
        </span>
      </div>
      <div class="line">
        <button
          type="button"
          class="button compact"
          disabled={recording.running}
          onClick={() => void record()}
        >
          <Voicemail class="icon fine" aria-hidden="true" />
          {words('options_record')}
        </button>
        <span class="small quiet" role="status">
          {step !== null && words(step === 'playing' ? 'options_playing' : 'options_recording')}
        </span>
      </div>
      <FaultLine
        fault={fault && words(fault === 'busy' ? 'options_sound_busy' : 'options_sound_refused')}
      />
    </>
  );
}
