import { Phone, TriangleAlert } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DialQuestion } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useSettled } from '../clock';
import { doubtSentence } from '../sentences';
import { formatNumber } from '../../lib/phone-numbers/format';
import { countryName } from '../times';
import type { PanelAsk } from './intents';

/** A key held down, or the second click of a double click, must not answer the question. */
const SETTLE_MS = 400;

type Props = { readonly question: DialQuestion; readonly ask: PanelAsk };

/** Asks before a call that the agent may not have meant: exactly what would be dialled, and why. */
export function Question({ question, ask }: Props) {
  const { id, number, text, region, origin, doubts } = question;
  const dialog = useRef<HTMLDialogElement>(null);
  const settled = useSettled(SETTLE_MS);
  useEffect(() => dialog.current?.showModal(), []);
  const dismiss = () => void ask('dial.dismiss', { id });
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby="question-title"
      onCancel={(event) => {
        event.preventDefault();
        dismiss();
      }}
    >
      <h1 id="question-title">{words('question_title')}</h1>
      <dl>
        <Fact name={words('question_dials')} value={formatNumber(number)} strong />
        {text.trim() !== number && <Fact name={words('question_shown')} value={text} />}
        {region !== undefined && (
          <Fact name={words('question_country')} value={countryName(region)} />
        )}
        <Fact name={words('question_origin')} value={hostOf(origin)} />
      </dl>
      {doubts.length > 0 && (
        <section class="doubts" aria-label={words('question_doubts')}>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>
                <TriangleAlert class="icon fine" aria-hidden="true" />
                <span>{doubtSentence(doubt, question)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="pair">
        <button type="button" class="button tall" onClick={dismiss}>
          {words('cancel')}
        </button>
        <button
          type="button"
          class="button go tall"
          disabled={!settled}
          onClick={() => void ask('dial.confirm', { id })}
        >
          <Phone class="icon" aria-hidden="true" />
          {words('call')}
        </button>
      </div>
    </dialog>
  );
}

type FactProps = { readonly name: string; readonly value: string; readonly strong?: boolean };

function Fact({ name, value, strong = false }: FactProps) {
  return (
    <div class={strong ? 'fact strong' : 'fact'}>
      <dt>{name}</dt>
      <dd class="number">
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

function hostOf(origin: string | undefined): string {
  return origin === undefined ? words('question_typed') : new URL(origin).host;
}
