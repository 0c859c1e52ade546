import { useState } from 'preact/hooks';
import type { SignInFault } from '../../lib/messaging/protocol';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { SignOutQuestion } from '../parts/sign-out';
import type { SignOutIntents } from '../parts/sign-out';
import { noticeSentence } from '../sentences';
import { addressFault } from './check';
import { FaultLine, Field } from './field';
import { Form } from './form';
import { LinesField } from './lines-field';
import { linesOfParameters, parametersOf } from './parameter-lines';
import type { Locked } from './policy-view';
import { PresetSelect } from './preset-select';
import { Redirect } from './redirect';
import { SaveLine } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';
import { useDraft } from './use-draft';

export type SignInIntents = SignOutIntents & {
  readonly signIn: () => Promise<SignInFault | null>;
  /** Puts a text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
};

type Props = SignInIntents & {
  readonly settings: SettingsDraft;
  readonly snapshot: Snapshot;
  /** What must be registered with the provider. */
  readonly redirect: string;
  readonly save: Save;
  readonly locked: Locked;
};

/** The company's OpenID provider, and the agent's account there. */
export function SignInPart({ settings, redirect, save, locked, copy, ...account }: Props) {
  const [issuer, setIssuer] = useDraft(settings.issuer, locked('issuer'));
  const [clientId, setClientId] = useDraft(settings.clientId, locked('clientId'));
  const [scope, setScope] = useDraft(settings.scope, locked('scope'));
  const [preset, setPreset] = useDraft(settings.identityPreset, locked('identityPreset'));
  const [parameters, setParameters] = useDraft(
    linesOfParameters(settings.authorizeParameters),
    locked('authorizeParameters'),
  );
  const [checked, setChecked] = useState(false);
  const form = useSaving(save);
  const fault = addressFault(issuer);
  const authorizeParameters = parametersOf(parameters);
  const submit = (): void => {
    setChecked(true);
    if (fault !== null || authorizeParameters === null) return;
    const written = { issuer, clientId: clientId.trim(), scope };
    void form.save({ ...written, identityPreset: preset, authorizeParameters });
  };
  return (
    <section class="surface part" aria-labelledby="sign-in">
      <div>
        <h2 id="sign-in">{words('options_sign_in')}</h2>
        <p class="quiet">{words('options_sign_in_about')}</p>
      </div>
      <Form changed={form.changed} submit={submit}>
        <PresetSelect value={preset} choose={setPreset} locked={locked('identityPreset')} />
        <Field
          label={words('options_issuer')}
          about={words('options_issuer_about')}
          placeholder="https://"
          value={issuer}
          locked={locked('issuer')}
          type={setIssuer}
          fault={checked ? fault : null}
        />
        <Field
          label={words('options_client_id')}
          value={clientId}
          type={setClientId}
          locked={locked('clientId')}
        />
        <Field
          label={words('options_scope')}
          value={scope}
          type={setScope}
          locked={locked('scope')}
        />
        <LinesField
          label={words('options_parameters')}
          about={words('options_parameters_about')}
          value={parameters}
          locked={locked('authorizeParameters')}
          type={setParameters}
          fault={
            checked && authorizeParameters === null ? words('options_parameters_invalid') : null
          }
        />
        <Redirect address={redirect} copy={copy} />
        <SaveLine saving={form.saving} />
      </Form>
      <Account {...account} />
    </section>
  );
}

function Account({
  snapshot,
  signIn,
  ...leaving
}: SignOutIntents & Pick<Props, 'snapshot' | 'signIn'>) {
  const [going, goes] = useState(false);
  const { undelivered } = snapshot.callLog;
  const [fault, setFault] = useState<SignInFault | null>(null);
  const sentence = fault && noticeSentence(`sign-in.${fault}`);
  const state = {
    in: words('options_signed_in_as', snapshot.account?.name ?? ''),
    'signing-in': words('options_signing_in'),
    out: words('options_signed_out'),
    'not-needed': words('options_signed_out'),
  }[snapshot.signIn];
  return (
    <div class="line account">
      <p class="grow" role="status">
        {state}
      </p>
      {snapshot.signIn === 'in' ? (
        <button
          type="button"
          class="button"
          onClick={() => (undelivered > 0 ? goes(true) : leaving.signOut())}
        >
          {words('sign_out')}
        </button>
      ) : (
        <button
          type="button"
          class="button"
          disabled={snapshot.signIn === 'signing-in'}
          onClick={() => {
            setFault(null);
            void signIn().then(setFault);
          }}
        >
          {words('sign_in')}
        </button>
      )}
      {going && (
        <SignOutQuestion {...leaving} undelivered={undelivered} close={() => goes(false)} />
      )}
      <FaultLine fault={sentence && `${sentence.what} ${sentence.next}`} />
    </div>
  );
}
