import { Check, Minus, X } from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import type { CheckLine } from '../../lib/snapshot/check';
import { words } from '../../lib/words';
import type { WordKey } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { checkName, checkRemedy, checkSentence } from '../sentences';

const RESULTS = {
  pass: [Check, 'check_pass'],
  fail: [X, 'check_fail'],
  'not-used': [Minus, 'check_not_used'],
} as const satisfies Record<CheckLine['result'], readonly [LucideIcon, WordKey]>;

type Props = { readonly line: CheckLine; readonly ask: PanelAsk };

/** One thing that was looked at: how it is, what it is, and what to do about it. */
export function CheckRow({ line, ask }: Props) {
  const [Sign, result] = RESULTS[line.result];
  return (
    <li class={`check-row ${line.result}`}>
      <Sign class="icon" aria-hidden="true" />
      <div class="grow">
        <p class="check-name">
          <strong>{checkName(line.check)}</strong>
          <span class="small check-result">{words(result)}</span>
        </p>
        <p class="small quiet">{checkSentence(line)}</p>
        {line.detail !== undefined && (
          <p class="small quiet">
            <bdi>{line.detail}</bdi>
          </p>
        )}
        {line.result === 'fail' && (
          <>
            <p class="small">{checkRemedy(line)}</p>
            <Mend line={line} ask={ask} />
          </>
        )}
      </div>
    </li>
  );
}

type MendProps = {
  readonly line: Extract<CheckLine, { result: 'fail' }>;
  readonly ask: PanelAsk;
};

/** The remedy as a button, where the panel can go there. */
function Mend({ line: { code }, ask }: MendProps) {
  switch (code) {
    case 'microphone-not-asked':
    case 'microphone-denied':
      return (
        <MendButton text="step_microphone_check" press={() => void ask('microphone.ask', {})} />
      );
    case 'identity-signed-out':
      return <MendButton text="sign_in" press={() => void ask('sign-in.start', {})} />;
    case 'signalling-off':
    case 'signalling-credentials-refused':
    case 'signalling-credentials-unavailable':
    case 'signalling-blocked-page':
    case 'identity-unreachable':
      return <MendButton text="open_settings" press={() => void ask('options.open', {})} />;
    default:
      return null;
  }
}

type MendButtonProps = { readonly text: WordKey; readonly press: () => void };

function MendButton({ text, press }: MendButtonProps) {
  return (
    <button type="button" class="button compact" onClick={press}>
      {words(text)}
    </button>
  );
}
