import { render } from 'preact';
import { microphoneAnswer } from '../../components/microphone/microphone-answer';
import { MicrophonePage } from '../../components/microphone/microphone-page';
import type { MicrophoneStep } from '../../components/microphone/microphone-page';
import { rootOf } from '../../components/root';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/form.css';
import { words } from '../../lib/words';

/** Long enough to read that it worked. */
const CLOSE_AFTER_MS = 2500;

const root = rootOf(document, words('microphone_title'));
const permission = await navigator.permissions.query({ name: 'microphone' });
draw(permission.state === 'denied' ? 'denied' : 'waiting');
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

function draw(step: MicrophoneStep): void {
  render(<MicrophonePage step={step} allow={() => void allow()} />, root);
}
