import { ExternalLink } from 'lucide-preact';
import type { ContactField } from '../../lib/crm/connector';
import { customerOf, customerPlace } from '../../lib/snapshot/customer';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words, type WordKey } from '../../lib/words';
import { EarlierCalls } from './earlier-calls';
import type { PanelAsk } from './intents';
import { LookupHelp } from './lookup-help';

/** So many open things are listed; the CRM's own page has the others. */
const FEW = 3;

const FIELD_NAMES: Readonly<Record<string, WordKey | undefined>> = {
  email: 'field_email',
  owner: 'field_owner',
  type: 'field_type',
};

type Props = { readonly call: CallView; readonly ask: PanelAsk };

/** What the record says beside the name, what is open, and what there was before. */
export function CustomerFacts({ call, ask }: Props) {
  return (
    <>
      <LookupHelp call={call} ask={ask} />
      <OpenItems call={call} ask={ask} />
      <EarlierCalls call={call} />
      <Fields fields={customerOf(call)?.fields ?? []} />
    </>
  );
}

function Fields({ fields }: { readonly fields: readonly ContactField[] }) {
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="customer-details">
      <h2 id="customer-details">{words('customer_details')}</h2>
      <dl class="surface details">
        {fields.map(({ name, value }) => {
          const key = Object.hasOwn(FIELD_NAMES, name) ? FIELD_NAMES[name] : undefined;
          return (
            <div key={name}>
              <dt class="small quiet">{key ? words(key) : <bdi>{name}</bdi>}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function OpenItems({ call, ask }: Props) {
  const open = call.background?.open ?? [];
  const why = customerOf(call)?.why;
  const contact = customerPlace(call);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="open-items">
      <h2 id="open-items">{words('open_items')}</h2>
      <ul class="surface list">
        {open.slice(0, FEW).map(({ title, number, status, url }, item) => (
          <li key={item} class="open-item">
            <div class="grow">
              <p class="two-lines">
                <bdi>{title}</bdi>
              </p>
              <p class="small quiet">
                <bdi>{[number, status].filter(Boolean).join(' · ')}</bdi>
              </p>
            </div>
            {url !== undefined && (
              <button
                type="button"
                class="button round"
                aria-label={words('open_item', title)}
                title={words('open_item', number ?? title)}
                onClick={() => void ask('open-item.open', { call: call.id, item })}
              >
                <ExternalLink class="icon" aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {open.length > FEW && why && 'crm' in why && contact !== undefined && (
        <button
          type="button"
          class="button plain compact"
          onClick={() => void ask('record.open', { call: call.id, contact })}
        >
          {words('more_in_crm', why.crm)}
        </button>
      )}
    </section>
  );
}
