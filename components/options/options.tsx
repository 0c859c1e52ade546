import type { SipLogin } from '../../lib/messaging/protocol';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { CallCentre } from './call-centre';
import { CallsPart } from './calls-part';
import { NumbersPart } from './numbers-part';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';
import { SignInPart } from './sign-in-part';
import type { SignInIntents } from './sign-in-part';
import type { SoundDesk } from './sound-desk';
import { SoundPart } from './sound-part';
import { WrapUpPart } from './wrap-up-part';

export type OptionsProps = SignInIntents & {
  readonly settings: SettingsDraft;
  readonly snapshot: Snapshot;
  readonly redirect: string;
  readonly background: boolean;
  readonly save: Save;
  /** False when the hub could not be reached. */
  readonly signInSip: (login: SipLogin) => Promise<boolean>;
  readonly allowSite: (origin: string) => Promise<boolean>;
  readonly allowBackground: (on: boolean) => Promise<boolean>;
  readonly sound: SoundDesk;
};

/** All settings on one page; what is typed stays until it is saved or the page is closed. */
export function Options(props: OptionsProps) {
  return (
    <main class="options">
      <h1>{words('options_title')}</h1>
      <CallCentre settings={props.settings} save={props.save} signInSip={props.signInSip} />
      <SignInPart {...props} />
      <NumbersPart settings={props.settings} save={props.save} allowSite={props.allowSite} />
      <SoundPart settings={props.settings} save={props.save} sound={props.sound} />
      <CallsPart
        settings={props.settings}
        save={props.save}
        background={props.background}
        allowBackground={props.allowBackground}
      />
      <WrapUpPart settings={props.settings} save={props.save} />
    </main>
  );
}
