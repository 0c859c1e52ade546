import type { Notice } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { Banner } from '../parts/banner';
import { noticeSentence } from '../sentences';
import { clockSecond } from '../times';
import type { PanelAsk } from './intents';

type Props = { readonly notice: Notice; readonly ask: PanelAsk };

/** What the agent must know now, with a button for the next step where we can do it. */
export function NoticeBanner({ notice, ask }: Props) {
  const step = nextStep(notice.code, ask);
  return (
    <Banner
      sentence={noticeSentence(notice.code)}
      about={notice.about}
      dismiss={() => void ask('notice.dismiss', {})}
    >
      {notice.until !== undefined && <p>{words('notice_until', clockSecond(notice.until))}</p>}
      {step && (
        <button type="button" class="button compact" onClick={step.take}>
          {step.text}
        </button>
      )}
    </Banner>
  );
}

function nextStep(
  code: Notice['code'],
  ask: PanelAsk,
): { readonly text: string; readonly take: () => void } | null {
  switch (code) {
    case 'dial.not-signed-in':
    case 'sign-in.window-closed':
    case 'sign-in.sign-in-expired':
    case 'sign-in.token-endpoint-failed':
    case 'sign-in.answer-invalid':
      return { text: words('sign_in'), take: () => void ask('sign-in.start', {}) };
    case 'dial.no-microphone':
    case 'dial.microphone-not-asked':
    case 'ended.no-microphone':
      return { text: words('step_microphone_check'), take: () => void ask('microphone.ask', {}) };
    case 'dial.site-off':
    case 'dial.line-down':
    case 'sign-in.not-configured':
    case 'sign-in.discovery-failed':
      return { text: words('open_settings'), take: () => void ask('options.open', {}) };
    default:
      return null;
  }
}
