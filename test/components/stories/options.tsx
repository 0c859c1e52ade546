import type { JSX } from 'preact';
import { Options } from '../../../components/options/options';
import '../../../components/style/form.css';
import { entryFault } from '../../../lib/policy/crm-entry';
import { COMPANY, ownPolicy } from './policies';
import { CRM, SYSTEMS } from './systems';
import type { PolicyView } from '../../../components/options/policy-view';
import { directoryDesk, gateway } from './directory';
import { SNAPSHOTS } from './snapshots';
import { soundDesk } from './sound-desk';

function ownOf(state: string): PolicyView {
  if (state === 'crm') return ownPolicy('sip', CRM);
  return ownPolicy(state.startsWith('admin') ? 'hosted' : state);
}

/** The settings page, with a call centre chosen or a company behind it. Every intent succeeds. */
export function optionsStory(state: string, asked: unknown[]): JSX.Element {
  const did = <T,>(type: string, answer: T) => {
    return (...body: readonly unknown[]): Promise<T> => {
      asked.push([type, ...body]);
      return Promise.resolve(answer);
    };
  };
  return (
    <Options
      policy={COMPANY[state] ?? ownOf(state)}
      snapshot={
        state.startsWith('admin')
          ? { ...SNAPSHOTS.ready, gateway }
          : { ...SNAPSHOTS.ready, crm: state === 'crm' ? SYSTEMS : [] }
      }
      redirect="https://lgenlcdbjenkknabnfhjkohhhgjdamec.chromiumapp.org/call-centre"
      background={false}
      save={did('save', null)}
      signInSip={did('sip.sign-in', true)}
      signIn={did('sign-in', null)}
      signOut={did('sign-out', undefined)}
      sendRecords={did('call-log.send', 0)}
      discardRecords={did('call-log.discard', undefined)}
      copy={did('copy', undefined)}
      allowSites={did('allow-sites', true)}
      allowBackground={(on) => did('background', on)(on)}
      directory={directoryDesk(state, asked)}
      crm={{
        fault: entryFault,
        connect: did('crm.connect', null),
        useKey: did('crm.use-key', undefined),
        disconnect: (name) => asked.push(['crm.disconnect', name]),
        redirectOf: (name) => `https://lgenlcdbjenkknabnfhjkohhhgjdamec.chromiumapp.org/${name}`,
      }}
      sound={soundDesk(state === 'practice', asked)}
    />
  );
}
