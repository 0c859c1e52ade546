import type { JSX } from 'preact';
import { MicrophonePage } from '../../../components/microphone/microphone-page';
import type { MicrophoneStep } from '../../../components/microphone/microphone-page';
import '../../../components/style/form.css';

export function microphoneStory(state: string, asked: unknown[]): JSX.Element {
  return <MicrophonePage step={state as MicrophoneStep} allow={() => asked.push(['allow'])} />;
}
