import { useState } from 'preact/hooks';
import type { ProviderKind } from '../../lib/messaging/engine-protocol';
import type { SipLogin as Login } from '../../lib/messaging/protocol';
import { words } from '../../lib/words';
import { addressFault, requiredAddressFault, siteOrigin } from './check';
import { Choices } from './choices';
import { Field } from './field';
import { Form } from './form';
import { HostedPlace } from './hosted-place';
import type { Locked } from './policy-view';
import { SaveLine } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';
import { SipLogin } from './sip-login';
import { useDraft } from './use-draft';

type Props = {
  readonly settings: SettingsDraft;
  readonly save: Save;
  readonly locked: Locked;
  readonly signInSip: (login: Login) => Promise<boolean>;
};

/** Which line the agent calls with, and what that line needs. */
export function CallCentre({ settings, save, locked, signInSip }: Props) {
  const [provider, setProvider] = useDraft<ProviderKind>(settings.provider, locked('provider'));
  const [sipUrl, setSipUrl] = useDraft(settings.sipCredentialsUrl, locked('sipCredentialsUrl'));
  const [gateway, setGateway] = useDraft(settings.gateway, locked('gateway'));
  const [hostedUrl, setHostedUrl] = useDraft(settings.hostedUrl, locked('hostedUrl'));
  const [hostedPlace, setHostedPlace] = useDraft(settings.hostedPlace, locked('hostedPlace'));
  const [checked, setChecked] = useState(false);
  const form = useSaving(save);
  const sipFault = addressFault(sipUrl);
  const gatewayFault = addressFault(gateway);
  // The gateway has a page of its own.
  const hostedFault = gateway === '' ? requiredAddressFault(hostedUrl) : addressFault(hostedUrl);
  const submit = (): void => {
    setChecked(true);
    const origin = siteOrigin(gateway) ?? '';
    if (provider === 'practice') {
      void form.save({ provider });
    } else if (provider === 'sip' && sipFault === null && gatewayFault === null) {
      void form.save({ provider, gateway: origin, sipCredentialsUrl: sipUrl });
    } else if (provider === 'hosted' && hostedFault === null && gatewayFault === null) {
      void form.save({ provider, gateway: origin, hostedUrl, hostedPlace });
    }
  };
  return (
    <section class="surface part" aria-labelledby="call-centre">
      <div>
        <h2 id="call-centre">{words('options_call_centre')}</h2>
        <p class="quiet">{words('options_call_centre_about')}</p>
      </div>
      <Form changed={form.changed} submit={submit}>
        <Choices
          legend={words('options_line')}
          value={provider}
          locked={locked('provider')}
          choose={setProvider}
          choices={[
            {
              value: 'practice',
              title: words('options_practice'),
              about: words('options_practice_about'),
            },
            { value: 'sip', title: words('options_sip'), about: words('options_sip_about') },
            {
              value: 'hosted',
              title: words('options_hosted'),
              about: words('options_hosted_about'),
            },
          ]}
        />
        {provider !== 'practice' && (
          <Field
            label={words('options_gateway')}
            about={words('options_gateway_about')}
            placeholder="https://"
            value={gateway}
            locked={locked('gateway')}
            type={setGateway}
            fault={checked ? gatewayFault : null}
          />
        )}
        {provider === 'sip' && (
          <Field
            label={words('options_sip_credentials_url')}
            about={words('options_sip_credentials_url_about')}
            placeholder="https://"
            value={sipUrl}
            locked={locked('sipCredentialsUrl')}
            type={setSipUrl}
            fault={checked ? sipFault : null}
          />
        )}
        {provider === 'hosted' && (
          <Field
            label={words('options_hosted_url')}
            about={words('options_hosted_url_about')}
            placeholder="https://"
            value={hostedUrl}
            locked={locked('hostedUrl')}
            type={setHostedUrl}
            fault={checked ? hostedFault : null}
          />
        )}
        {provider === 'hosted' && (
          <HostedPlace value={hostedPlace} locked={locked('hostedPlace')} choose={setHostedPlace} />
        )}
        <SaveLine saving={form.saving} />
      </Form>
      {provider === 'sip' && sipUrl === '' && (gateway === '' || settings.issuer === '') && (
        <SipLogin
          connect={async (login) => {
            await form.save({ provider, sipCredentialsUrl: '' });
            return signInSip(login);
          }}
        />
      )}
    </section>
  );
}
