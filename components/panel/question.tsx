import { Phone, TriangleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Contact } from '../../lib/crm/connector';
import type { DialQuestion } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useNow, useSettled } from '../clock';
import { LocalTime } from '../parts/local-time';
import { doubtSentence, noticeSentence } from '../sentences';
import { formatNumber } from '../../lib/phone-numbers/format';
import { countryName } from '../times';
import type { PanelAsk } from './intents';
import { QuestionCountry } from './question-country';

/** A key held down, or the second click of a double click, must not answer the question. */
const SETTLE_MS = 400;

type Props = { readonly question: DialQuestion; readonly ask: PanelAsk };

/** Asks before a call that the agent may not have meant: exactly what would be dialled, and why. */
export function Question({ question, ask }: Props) {
  const { id, number, text, region, origin, doubts, national, refused, transferOf } = question;
  const { contacts = [] } = question;
  const dialog = useRef<HTMLDialogElement>(null);
  const now = useNow(false);
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
      <h1 id="question-title">
        {words(transferOf === undefined ? 'question_title' : 'question_transfer_title')}
      </h1>
      <dl>
        <Fact name={words('question_dials')} value={formatNumber(number)} strong>
          <LocalTime number={number} now={now} />
        </Fact>
        {contacts.length > 0 && (
          <Fact name={words('question_person')} value={contacts.map(nameOf).join(' · ')} />
        )}
        {text.trim() !== number && <Fact name={words('question_shown')} value={text} />}
        {region !== undefined && !national && (
          <Fact name={words('question_country')} value={countryName(region)} />
        )}
        <Fact name={words('question_origin')} value={hostOf(origin)} />
      </dl>
      {national && <QuestionCountry question={question} national={national} ask={ask} />}
      {(doubts.length > 0 || refused) && (
        <section class="doubts" aria-label={words('question_doubts')}>
          <ul>
            {refused && <Doubt>{noticeSentence(`dial.${refused}`).what}</Doubt>}
            {doubts.map((doubt) => (
              <Doubt key={doubt}>{doubtSentence(doubt, question)}</Doubt>
            ))}
          </ul>
        </section>
      )}
      <div class="pair">
        <button type="button" class="button tall" autofocus onClick={dismiss}>
          {words('cancel')}
        </button>
        <Yes
          key={number}
          refused={refused !== undefined}
          what={transferOf === undefined ? 'call' : 'transfer'}
          say={() => void ask('dial.confirm', { id, number })}
        />
      </div>
    </dialog>
  );
}

type YesProps = {
  readonly refused: boolean;
  readonly what: 'call' | 'transfer';
  readonly say: () => void;
};

/** Settles anew with every number that is shown. */
function Yes({ refused, what, say }: YesProps) {
  const settled = useSettled(SETTLE_MS);
  return (
    <button
      type="button"
      class={refused ? 'button tall unable' : 'button go tall'}
      disabled={!settled || refused}
      onClick={say}
    >
      <Phone class="icon" aria-hidden="true" />
      {words(what)}
    </button>
  );
}

function Doubt({ children }: { readonly children: string }) {
  return (
    <li>
      <TriangleAlert class="icon fine" aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}

type FactProps = {
  readonly name: string;
  readonly value: string;
  readonly strong?: boolean;
  /** What is said quietly beneath the value. */
  readonly children?: ComponentChildren;
};

function Fact({ name, value, strong = false, children }: FactProps) {
  return (
    <div class={strong ? 'fact strong' : 'fact'}>
      <dt>{name}</dt>
      <dd class="number">
        <bdi>{value}</bdi>
        {children !== undefined && <span class="there small quiet">{children}</span>}
      </dd>
    </div>
  );
}

function nameOf({ name, company }: Contact): string {
  return company === undefined ? name : `${name} (${company})`;
}

function hostOf(origin: string | undefined): string {
  return origin === undefined ? words('question_typed') : new URL(origin).host;
}
