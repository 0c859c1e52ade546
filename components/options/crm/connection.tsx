import { useState } from 'preact/hooks';
import type { SignInFault } from '../../../lib/messaging/protocol';
import type { CrmView } from '../../../lib/snapshot/snapshot';
import { words } from '../../../lib/words';
import { noticeSentence } from '../../sentences';
import { FaultLine, Field } from '../field';
import type { CrmDesk } from './crm-desk';

type Props = { readonly view: CrmView; readonly desk: CrmDesk };

/** The agent's way into a system: its own sign-in, a key, or the one that is open already. */
export function Connection({ view, desk }: Props) {
  switch (view.by) {
    case 'nothing':
      return null;
    case 'call-centre':
      return view.state === 'connected' ? null : (
        <p class="small">{words('options_crm_call_centre_out')}</p>
      );
    case 'key':
      return <Key view={view} desk={desk} />;
    case 'sign-in':
      return <SignIn view={view} desk={desk} />;
  }
}

function SignIn({ view: { name, crm, state, who }, desk }: Props) {
  const [fault, setFault] = useState<SignInFault | null>(null);
  const sentence = fault && noticeSentence(`sign-in.${fault}`);
  const connect = (): void => {
    setFault(null);
    void desk.connect(name).then(setFault);
  };
  return (
    <div class="line account">
      <p class="grow" role="status">
        {state === 'connected' ? words('options_crm_in_as', who ?? '') : words('options_crm_out')}
      </p>
      {state === 'connected' ? (
        <button type="button" class="button" onClick={() => desk.disconnect(name)}>
          {words('options_crm_disconnect')}
        </button>
      ) : (
        <button
          type="button"
          class="button accent"
          disabled={state === 'connecting'}
          onClick={connect}
        >
          {words('crm_connect', crm)}
        </button>
      )}
      <FaultLine fault={sentence && `${sentence.what} ${sentence.next}`} />
    </div>
  );
}

function Key({ view: { name, state }, desk }: Props) {
  const [key, setKey] = useState('');
  if (state === 'connected') {
    return (
      <div class="line account">
        <p class="grow" role="status">
          {words('options_crm_key_held')}
        </p>
        <button type="button" class="button" onClick={() => desk.disconnect(name)}>
          {words('options_crm_disconnect')}
        </button>
      </div>
    );
  }
  return (
    <div class="stack">
      <Field
        label={words('options_crm_key')}
        about={words('options_crm_key_about')}
        value={key}
        secret
        type={setKey}
      />
      <div class="line">
        <button
          type="button"
          class="button accent"
          disabled={key.trim() === ''}
          onClick={() => void desk.useKey(name, key.trim()).then(() => setKey(''))}
        >
          {words('options_crm_use_key')}
        </button>
      </div>
    </div>
  );
}
