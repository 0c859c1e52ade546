import type { WrapUpFault } from '../../lib/messaging/shift-protocol';
import type { WrapUp } from '../../lib/snapshot/shift';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { noticeSentence, wrapUpSentence } from '../sentences';
import { duration } from '../times';
import { wrapUpName } from '../who';
import { CallerCard } from './caller';
import { Dispositions } from './dispositions';
import { FollowUp } from './follow-up';
import type { PanelAsk } from './intents';
import { LookupHelp } from './lookup-help';
import { WhoIsIt } from './who-is-it';

type Props = {
  readonly wrapUp: WrapUp;
  readonly snapshot: Snapshot;
  readonly fault: WrapUpFault | null;
  readonly ask: PanelAsk;
};

/** How the call ended, and how it is to be remembered. */
export function WrapUpTop({ wrapUp, snapshot, fault, ask }: Props) {
  const { dispositions, dispositionRequired } = snapshot.wrapUpForm;
  const ended = snapshot.calls.find(({ id }) => id === wrapUp.call);
  const drawn = ended && ended.contacts.length > 0;
  const about = [
    drawn ? undefined : wrapUpName(wrapUp),
    wrapUp.talked === undefined ? undefined : duration(wrapUp.talked),
  ].filter((part) => part !== undefined);
  return (
    <>
      <div class="stack tight">
        <h1>
          {words(dispositions.length > 0 ? 'wrap_up_title' : 'wrap_up_title_plain')}
          {dispositions.length > 0 && dispositionRequired && (
            <span class="small quiet wanted"> ({words('required')})</span>
          )}
        </h1>
        <p class="quiet">
          <bdi>{about.join(' · ')}</bdi>
        </p>
        {ended?.endReason !== undefined && (
          <p class="small quiet">{noticeSentence(`ended.${ended.endReason}`).what}</p>
        )}
      </div>
      {drawn && (
        <>
          <CallerCard call={ended} heading="h2" ask={ask} />
          <WhoIsIt call={ended} ask={ask} />
        </>
      )}
      {ended && <LookupHelp call={ended} ask={ask} />}
      {dispositions.length > 0 && (
        <Dispositions
          choices={dispositions}
          chosen={wrapUp.disposition}
          required={dispositionRequired}
          fault={fault === 'disposition-required' ? wrapUpSentence(fault) : undefined}
          choose={(disposition) =>
            void ask('wrap-up.disposition', { call: wrapUp.call, disposition })
          }
        />
      )}
    </>
  );
}

type EndProps = Omit<Props, 'fault'> & {
  readonly fault: WrapUpFault | null;
  readonly save: () => void;
  /** Leaves a recovered one for later. */
  readonly later?: () => void;
};

/** When to call again, more time, and the way on. */
export function WrapUpEnd({ wrapUp, snapshot, fault, save, later, ask }: EndProps) {
  const { agent } = snapshot;
  return (
    <>
      <FollowUp
        key={wrapUp.call}
        date={wrapUp.followUp}
        set={(date) => void ask('wrap-up.follow-up', { call: wrapUp.call, date })}
      />
      <div class="bottom stack">
        {wrapUp.practice && snapshot.crm.some(({ by }) => by !== 'nothing') && (
          <p class="small quiet">{words('practice_not_saved')}</p>
        )}
        {fault === 'unknown-call' && (
          <p class="small fault" role="alert">
            {wrapUpSentence(fault)}
          </p>
        )}
        <div class="pair">
          {later && (
            <button type="button" class="button tall" onClick={later}>
              {words('later')}
            </button>
          )}
          {!later && agent.duty === 'after-call' && agent.until !== undefined && (
            <button
              type="button"
              class="button tall"
              onClick={() => void ask('agent.more-time', {})}
            >
              {words('more_time')}
            </button>
          )}
          <button type="button" class="button accent tall" onClick={save}>
            {words(goesReady(snapshot) ? 'save_ready' : 'save')}
          </button>
        </div>
      </div>
    </>
  );
}

/** Whether saving makes the agent ready: not out of a break, and not where something is amiss. */
export function goesReady({ agent }: Pick<Snapshot, 'agent'>): boolean {
  return agent.duty === 'after-call';
}
