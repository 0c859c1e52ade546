import type { SipLogin } from '../../lib/messaging/protocol';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { AllSettings } from './all-settings';
import { CallCentre } from './call-centre';
import { CallsPart } from './calls-part';
import type { CrmDesk } from './crm/crm-desk';
import { CrmPart } from './crm/crm-part';
import { DirectoryPart } from './directory-part';
import type { DirectoryDesk } from './directory-part';
import { LanguagePart } from './language-part';
import { NumbersPart } from './numbers-part';
import { PolicyPart } from './policy-part';
import type { Locked, PolicyView } from './policy-view';
import type { Save } from './saving';
import { SignInPart } from './sign-in-part';
import type { SignInIntents } from './sign-in-part';
import type { SoundDesk } from './sound-desk';
import { SoundPart } from './sound-part';
import { WrapUpPart } from './wrap-up-part';

export type OptionsProps = SignInIntents & {
  readonly policy: PolicyView;
  readonly snapshot: Snapshot;
  readonly redirect: string;
  readonly background: boolean;
  readonly save: Save;
  /** False when the hub could not be reached. */
  readonly signInSip: (login: SipLogin) => Promise<boolean>;
  /** Asks Chrome for origins, in the click. */
  readonly allowSites: (origins: readonly string[]) => Promise<boolean>;
  readonly allowBackground: (on: boolean) => Promise<boolean>;
  readonly sound: SoundDesk;
  readonly directory: DirectoryDesk;
  readonly crm: CrmDesk;
};

/** All settings on one page; what is typed stays until it is saved or the page is closed. */
export function Options(props: OptionsProps) {
  const { policy, save } = props;
  const { values: settings, origins, entries } = policy.effective;
  const locked: Locked = (key) => origins[key].locked;
  const shared = { settings, save, locked };
  return (
    <main class="options">
      <h1>{words('options_title')}</h1>
      <PolicyPart policy={policy} allowSites={props.allowSites} />
      <LanguagePart {...shared} />
      <CallCentre {...shared} signInSip={props.signInSip} />
      <SignInPart {...props} {...shared} />
      <DirectoryPart gateway={props.snapshot.gateway} directory={props.directory} />
      <CrmPart
        settings={settings}
        systems={props.snapshot.crm}
        setters={entries.crm}
        save={save}
        desk={props.crm}
        copy={props.copy}
      />
      <NumbersPart
        {...shared}
        setters={entries}
        allowSite={(origin) => props.allowSites([origin])}
      />
      <SoundPart {...shared} setters={entries.devices} sound={props.sound} />
      <CallsPart
        {...shared}
        background={props.background}
        allowBackground={props.allowBackground}
      />
      <WrapUpPart {...shared} />
      <AllSettings effective={policy.effective} open={policy.company} save={save} />
    </main>
  );
}
