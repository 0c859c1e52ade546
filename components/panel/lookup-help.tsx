import { CircleAlert, Eye, Search, UserRoundPlus } from 'lucide-preact';
import { customerOf } from '../../lib/snapshot/customer';
import type { CallLookup } from '../../lib/snapshot/customer';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { lookupSentence } from '../sentences';
import { whySentence } from '../who';
import type { PanelAsk } from './intents';

type Props = { readonly call: CallView; readonly ask: PanelAsk };

/**
 * Who else says so, who could not say, and the ways on where nobody is known. Stands below whatever the
 * agent may be about to press: it comes late.
 */
export function LookupHelp({ call, ask }: Props) {
  const { faults = [], done = false } = call.lookup ?? {};
  const ways = pagesOf(call.lookup?.ways ?? []);
  const customer = customerOf(call);
  const helps = done && !customer && ways.length > 0;
  const { also = [] } = customer ?? {};
  if (also.length === 0 && faults.length === 0 && !helps) return null;
  return (
    <div class="lookup-help">
      {also.map((why) => (
        <p key={`${why.source} ${why.host}`} class="small quiet lookup-word">
          <Eye class="icon fine" aria-hidden="true" />
          <span>{words('why_also', whySentence(why))}</span>
        </p>
      ))}
      {faults.map((fault) => (
        <Fault key={fault.connector} fault={fault} ask={ask} />
      ))}
      {helps && (
        <div class="ways">
          {ways.map(({ to, connector, crm, way }) => {
            const Sign = to === 'search' ? Search : UserRoundPlus;
            return (
              <button
                key={`${to} ${connector}`}
                type="button"
                class="button compact"
                onClick={() => void ask('crm-page.open', { call: call.id, way })}
              >
                <Sign class="icon fine" aria-hidden="true" />
                <span>{wayName(to, crm)}</span>
              </button>
            );
          })}
        </div>
      )}
    </div>
  );
}

/** Quiet: the call goes on without it. Only where the agent can mend it, it is a way there. */
function Fault({ fault, ask }: { fault: CallLookup['faults'][number]; ask: PanelAsk }) {
  const sentence = lookupSentence(fault);
  return (
    <p class="small quiet lookup-word">
      <CircleAlert class="icon fine" aria-hidden="true" />
      {fault.code === 'expired' ? (
        <button type="button" class="button link" onClick={() => void ask('options.open', {})}>
          {sentence}
        </button>
      ) : (
        <span>{sentence}</span>
      )}
    </p>
  );
}

type WayOn = CallLookup['ways'][number];
type PageWay = WayOn & { readonly to: 'search' | 'create'; readonly way: number };

/** The ways that lead to a page of a CRM, with their place among all. */
function pagesOf(ways: readonly WayOn[]): readonly PageWay[] {
  return ways.flatMap(({ to, ...rest }, way) => (to === 'make' ? [] : [{ ...rest, to, way }]));
}

function wayName(to: 'search' | 'create', crm: string | undefined): string {
  if (crm === undefined) return words(to === 'search' ? 'search_crm' : 'create_contact');
  return words(to === 'search' ? 'search_crm_in' : 'create_contact_in', crm);
}
