import { CircleCheck, Mic, MicOff, TriangleAlert } from 'lucide-preact';
import { words } from '../../lib/words';

/** Where the one question stands. `dismissed`: closed without an answer, so Chrome asks again. */
export type MicrophoneStep =
  'waiting' | 'asking' | 'granted' | 'denied' | 'dismissed' | 'absent' | 'busy';

type Props = { readonly step: MicrophoneStep; readonly allow: () => void };

/** The tab that asks for the microphone once, and says what to do about every answer. */
export function MicrophonePage({ step, allow }: Props) {
  return (
    <main class="sheet-page">
      <div class="surface tile">
        <Sign step={step} />
        <div aria-live="polite" class="stack">
          <Answer step={step} />
        </div>
        {step !== 'granted' && step !== 'asking' && (
          <button type="button" class="button accent tall" onClick={allow}>
            <Mic class="icon" aria-hidden="true" />
            {words(step === 'waiting' ? 'microphone_allow' : 'microphone_try_again')}
          </button>
        )}
        <p class="small quiet">{words('microphone_privacy')}</p>
      </div>
    </main>
  );
}

function Sign({ step }: { readonly step: MicrophoneStep }) {
  if (step === 'granted') {
    return (
      <span class="hero-sign fine" aria-hidden="true">
        <CircleCheck class="icon" />
      </span>
    );
  }
  const waiting = step === 'waiting' || step === 'asking';
  const Icon = waiting ? Mic : step === 'denied' ? MicOff : TriangleAlert;
  return (
    <span class={waiting ? 'hero-sign' : 'hero-sign warn'} aria-hidden="true">
      <Icon class="icon" />
    </span>
  );
}

function Answer({ step }: { readonly step: MicrophoneStep }) {
  switch (step) {
    case 'waiting':
      return <Said what={words('microphone_title')} next={words('microphone_about')} />;
    case 'asking':
      return <Said what={words('microphone_title')} next={words('microphone_asking')} />;
    case 'granted':
      return <Said what={words('microphone_granted')} next={words('microphone_granted_next')} />;
    case 'dismissed':
      return (
        <Said what={words('microphone_dismissed')} next={words('microphone_dismissed_next')} />
      );
    case 'absent':
      return <Said what={words('microphone_absent')} next={words('microphone_absent_next')} />;
    case 'busy':
      return <Said what={words('microphone_busy')} next={words('microphone_busy_next')} />;
    case 'denied':
      return (
        <>
          <h1>{words('microphone_denied')}</h1>
          <ol class="numbered">
            <li>{words('microphone_denied_1')}</li>
            <li>{words('microphone_denied_2')}</li>
            <li>{words('microphone_denied_3')}</li>
          </ol>
        </>
      );
  }
}

function Said({ what, next }: { readonly what: string; readonly next: string }) {
  return (
    <>
      <h1>{what}</h1>
      <p class="quiet">{next}</p>
    </>
  );
}
