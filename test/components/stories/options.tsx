import type { JSX } from 'preact';
import { Options } from '../../../components/options/options';
import '../../../components/style/form.css';
import { COMPANY, ownPolicy } from './policies';
import { directoryDesk, gateway } from './directory';
import { SNAPSHOTS } from './snapshots';
import { soundDesk } from './sound-desk';

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
      policy={COMPANY[state] ?? ownPolicy(state.startsWith('admin') ? 'hosted' : state)}
      snapshot={state.startsWith('admin') ? { ...SNAPSHOTS.ready, gateway } : SNAPSHOTS.ready}
      redirect="https://lgenlcdbjenkknabnfhjkohhhgjdamec.chromiumapp.org/call-centre"
      background={false}
      save={did('save', null)}
      signInSip={did('sip.sign-in', true)}
      signIn={did('sign-in', null)}
      signOut={() => asked.push(['sign-out'])}
      copy={did('copy', undefined)}
      allowSites={did('allow-sites', true)}
      allowBackground={(on) => did('background', on)(on)}
      directory={directoryDesk(state, asked)}
      sound={soundDesk(state === 'practice', asked)}
    />
  );
}
