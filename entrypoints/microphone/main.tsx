import { render } from 'preact';
import { microphoneAnswer } from '../../components/microphone/microphone-answer';
import { MicrophonePage } from '../../components/microphone/microphone-page';
import type { MicrophoneStep } from '../../components/microphone/microphone-page';
import { rootOf } from '../../components/root';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/form.css';
import { followLanguage } from '../../lib/language';

/** Long enough to read that it worked. */
const CLOSE_AFTER_MS = 2500;

const root = rootOf(document);
const permission = await navigator.permissions.query({ name: 'microphone' });
let step: MicrophoneStep = permission.state === 'denied' ? 'denied' : 'waiting';
await followLanguage(document, 'microphone_title', () => draw(step));
permission.addEventListener('change', () => {
  if (permission.state === 'granted') void allow();
});

async function allow(): Promise<void> {
  draw('asking');
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    draw('granted');
    setTimeout(() => window.close(), CLOSE_AFTER_MS);
  } catch (error) {
    draw(microphoneAnswer(error, permission.state));
  }
}

function draw(now: MicrophoneStep): void {
  step = now;
  render(<MicrophonePage step={step} allow={() => void allow()} />, root);
}
