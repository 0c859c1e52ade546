import type { JSX } from 'preact';
import { Options } from '../../../components/options/options';
import '../../../components/style/form.css';
import type { ProviderKind } from '../../../lib/messaging/engine-protocol';
import { DEFAULT_SETTINGS } from '../../../lib/policy/settings';
import { SNAPSHOTS } from './snapshots';
import { soundDesk } from './sound-desk';

/** The settings page with one kind of call centre chosen. Every intent succeeds. */
export function optionsStory(state: string, asked: unknown[]): JSX.Element {
  const did = <T,>(type: string, answer: T) => {
    return (...body: readonly unknown[]): Promise<T> => {
      asked.push([type, ...body]);
      return Promise.resolve(answer);
    };
  };
  return (
    <Options
      settings={{
        ...DEFAULT_SETTINGS,
        provider: state as ProviderKind,
        issuer: 'https://id.acme.example/realms/agents',
        clientId: 'sidetone',
        scope: 'openid profile email offline_access',
        sipCredentialsUrl: '',
        hostedUrl: '',
        region: 'DE',
        dispositions: [
          { id: 'd1', label: 'Resolved' },
          { id: 'd2', label: 'Call back' },
        ],
        breakReasons: [{ id: 'lunch', label: '午餐' }],
        devices: { ...DEFAULT_SETTINGS.devices, microphones: ['Jabra Evolve2 65'] },
        whileBusy: 'waiting',
        siteRegions: { 'https://crm.acme.example': 'AT' },
        formatDetection: {},
        sites: { 'https://crm.acme.example': true, 'https://tickets.acme.example': false },
      }}
      snapshot={SNAPSHOTS.ready}
      redirect="https://lgenlcdbjenkknabnfhjkohhhgjdamec.chromiumapp.org/call-centre"
      background={false}
      save={did('save', null)}
      signInSip={did('sip.sign-in', true)}
      signIn={did('sign-in', null)}
      signOut={() => asked.push(['sign-out'])}
      copy={did('copy', undefined)}
      allowSite={did('allow-site', true)}
      allowBackground={(on) => did('background', on)(on)}
      sound={soundDesk(state === 'practice', asked)}
    />
  );
}
