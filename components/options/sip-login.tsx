import { CircleCheck } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { SipLogin as Login } from '../../lib/messaging/protocol';
import { words } from '../../lib/words';
import { requiredFault, serverFault, sipUriFault } from './check';
import { Field, FaultLine } from './field';
import { Form } from './form';

const EMPTY: Login = { server: '', uri: '', username: '', password: '' };

/** Takes a SIP login. It is never read back into the page, so the fields begin empty. */
export function SipLogin({ connect }: { readonly connect: (login: Login) => Promise<boolean> }) {
  const [login, setLogin] = useState(EMPTY);
  const [state, setState] = useState<'new' | 'checked' | 'connected' | 'unheard'>('new');
  const faults = {
    server: serverFault(login.server),
    uri: sipUriFault(login.uri),
    username: requiredFault(login.username),
    password: requiredFault(login.password),
  };
  const submit = async (): Promise<void> => {
    setState('checked');
    if (Object.values(faults).some((fault) => fault !== null)) return;
    setState((await connect(login)) ? 'connected' : 'unheard');
  };
  const field = (name: keyof Login, label: string, placeholder?: string) => (
    <Field
      label={label}
      placeholder={placeholder}
      value={login[name]}
      secret={name === 'password'}
      type={(text) => setLogin({ ...login, [name]: text })}
      fault={state === 'new' ? null : faults[name]}
    />
  );
  return (
    <Form submit={() => void submit()}>
      <div>
        <h3>{words('options_sip_login')}</h3>
        <p class="small quiet">{words('options_sip_login_about')}</p>
      </div>
      {field('server', words('options_sip_server'), 'wss://pbx.example.com/ws')}
      {field('uri', words('options_sip_uri'), 'sip:alice@example.com')}
      {field('username', words('options_sip_username'))}
      {field('password', words('options_sip_password'))}
      <div class="line">
        <button type="submit" class="button">
          {words('options_sip_connect')}
        </button>
        <span class="said" role="status">
          {state === 'connected' && (
            <>
              <CircleCheck class="icon" aria-hidden="true" />
              {words('options_sip_connected')}
            </>
          )}
        </span>
      </div>
      <FaultLine fault={state === 'unheard' ? words('options_not_saved') : null} />
    </Form>
  );
}
