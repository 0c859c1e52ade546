import { BellRing } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot, TabNumbers } from '../../lib/snapshot/snapshot';
import { personOnScreen } from '../../lib/snapshot/on-screen';
import { words } from '../../lib/words';
import { noticeSentence } from '../sentences';
import { dutyName } from './agent-state';
import { DialField } from './dial-field';
import { askToDial } from './intents';
import type { PanelAsk } from './intents';
import { looksLikeNumber, matchingCalls, matchingNumbers } from './matches';
import { PageNumbers } from './page-numbers';
import { RecentCalls } from './recent-calls';

type Props = {
  readonly snapshot: Snapshot;
  readonly page: TabNumbers | null;
  readonly openHistory: () => void;
  readonly ask: PanelAsk;
};

/** The agent may call and be called: one field, the page's numbers, the last calls. */
export function Ready({ snapshot, page, openHistory, ask }: Props) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const lists = useRef<HTMLDivElement>(null);
  const numbers = matchingNumbers(page?.numbers ?? [], typed);
  const calls = matchingCalls(snapshot.recent, typed);
  useEffect(() => setFault(null), [typed]);

  const dial = async (number: string, tabId?: number): Promise<void> => {
    const answer = await askToDial(ask, number, tabId);
    if (!answer || answer.ok) return;
    const { what, next } = noticeSentence(`dial.${answer.error}`);
    setFault(`${what} ${next}`);
  };
  const callTyped = (): void => {
    const everybody = [
      ...new Set([...numbers.map(({ e164 }) => e164), ...calls.map(({ number }) => number)]),
    ];
    const [only, second] = everybody;
    const last = typed.trim() === '' ? lastDialled(snapshot) : undefined;
    if (last !== undefined) setTyped(last);
    else if (looksLikeNumber(typed) || typed.trim() === '') void dial(typed.trim());
    else if (only !== undefined && second === undefined) {
      void dial(only, numbers.length > 0 ? page?.tabId : undefined);
    } else if (only !== undefined) lists.current?.querySelector<HTMLElement>('.call')?.focus();
    else setFault(words('nothing_matches'));
  };

  const filtered = typed.trim() !== '';
  return (
    <>
      <h1 class="unseen">{dutyName(snapshot)}</h1>
      <DialField
        typed={typed}
        type={setTyped}
        call={callTyped}
        redials={lastDialled(snapshot) !== undefined}
        fault={fault}
      />
      {snapshot.can.includes('rehearse') && !filtered && <RingMe ask={ask} />}
      <div class="lists" ref={lists}>
        {(!filtered || numbers.length > 0) && (
          <PageNumbers
            key={page && `${String(page.tabId)} ${page.origin}`}
            page={page}
            numbers={numbers}
            person={filtered ? null : personOnScreen(page)}
            filtered={filtered}
            fixedSites={snapshot.fixed.sites}
            call={(number) => void dial(number, page?.tabId)}
            ask={ask}
          />
        )}
        {(!filtered || calls.length > 0) && (
          <RecentCalls
            calls={calls}
            missed={snapshot.missed}
            callLog={snapshot.callLog}
            filtered={filtered}
            openHistory={openHistory}
            call={(number) => void dial(number)}
          />
        )}
      </div>
    </>
  );
}

/** What Enter in the empty field brings back. */
function lastDialled({ recent }: Snapshot): string | undefined {
  return recent.find(({ direction, number }) => direction === 'outgoing' && number !== '')?.number;
}

function RingMe({ ask }: { readonly ask: PanelAsk }) {
  return (
    <div class="surface ring-me">
      <div class="grow">
        <p>
          <strong>{words('provider_practice')}</strong>
        </p>
        <p class="small quiet">{words('practice_hint')}</p>
      </div>
      <button
        type="button"
        class="button compact"
        title={words('ring_me_about')}
        onClick={() => void ask('rehearse.ask', {})}
      >
        <BellRing class="icon fine" aria-hidden="true" />
        {words('ring_me')}
      </button>
    </div>
  );
}
