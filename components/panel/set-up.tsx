import { Check, Mic, Phone } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { CompanySites } from './company-sites';
import type { AllowSites, PanelAsk } from './intents';

type Props = { readonly snapshot: Snapshot; readonly ask: PanelAsk };

/** From nothing to a first call: three steps, or none but the microphone on the practice line. */
export function SetUp({ snapshot, allowSites, ask }: Props & { allowSites: AllowSites }) {
  const practising = snapshot.provider === 'practice';
  const signedIn = snapshot.signIn === 'in' || snapshot.signIn === 'not-needed';
  return (
    <>
      <div class="stack tight">
        <h1>{words(practising ? 'practice_title' : 'set_up_title')}</h1>
        <p class="quiet">{words(practising ? 'practice_intro' : 'set_up_intro')}</p>
      </div>
      <ol class="surface steps">
        <SignInStep snapshot={snapshot} ask={ask} done={signedIn} />
        <MicrophoneStep snapshot={snapshot} ask={ask} now={signedIn} />
        <Step number={3} title={words('step_ready')} about={words('step_ready_about')} />
      </ol>
      <CompanySites closed={snapshot.closedAddresses} allow={allowSites} />
      {practising ? (
        <button type="button" class="button" onClick={() => void ask('options.open', {})}>
          {words('use_own_call_centre')}
        </button>
      ) : (
        <button
          type="button"
          class="button"
          onClick={() => void ask('provider.choose', { kind: 'practice' })}
        >
          <Phone class="icon" aria-hidden="true" />
          {words('try_practice')}
        </button>
      )}
    </>
  );
}

function SignInStep({ snapshot, ask, done }: Props & { readonly done: boolean }) {
  const { signIn, account, provider } = snapshot;
  if (done) {
    const ownLogin = provider === 'practice' ? words('practice_free') : words('step_own_login');
    return (
      <Step
        number={1}
        done
        title={signIn === 'in' ? words('step_sign_in') : words('step_no_account')}
        about={account?.name ?? ownLogin}
      />
    );
  }
  const busy = signIn === 'signing-in';
  return (
    <Step
      number={1}
      now
      title={words('step_sign_in')}
      about={words(busy ? 'step_sign_in_busy' : 'step_sign_in_about')}
    >
      {busy ? (
        <button type="button" class="button" onClick={() => void ask('sign-in.cancel', {})}>
          {words('cancel')}
        </button>
      ) : (
        <>
          <button type="button" class="button accent" onClick={() => void ask('sign-in.start', {})}>
            {words('sign_in')}
          </button>
          <button type="button" class="button plain" onClick={() => void ask('options.open', {})}>
            {words('step_other_login')}
          </button>
        </>
      )}
    </Step>
  );
}

function MicrophoneStep({ snapshot, ask, now }: Props & { readonly now: boolean }) {
  const { microphone } = snapshot;
  const title = words('step_microphone');
  if (microphone === 'granted') {
    return <Step number={2} done title={title} about={words('step_microphone_done')} />;
  }
  const [about, action] =
    microphone === 'denied'
      ? ([words('step_microphone_denied'), words('step_microphone_show')] as const)
      : microphone === 'absent'
        ? ([words('step_microphone_absent'), words('step_microphone_check')] as const)
        : ([words('step_microphone_about'), words('microphone_allow')] as const);
  return (
    <Step number={2} now={now} title={title} about={about}>
      <button
        type="button"
        class={now ? 'button accent' : 'button'}
        onClick={() => void ask('microphone.ask', {})}
      >
        <Mic class="icon" aria-hidden="true" />
        {action}
      </button>
    </Step>
  );
}

type StepProps = {
  readonly number: number;
  readonly title: string;
  readonly about: string;
  readonly done?: boolean;
  readonly now?: boolean;
  readonly children?: ComponentChildren;
};

function Step({ number, title, about, done = false, now = false, children }: StepProps) {
  return (
    <li class={done ? 'step done' : 'step'} aria-current={now ? 'step' : undefined}>
      <span class="sign" aria-hidden="true">
        {done ? <Check class="icon fine" /> : number}
      </span>
      <div class="grow">
        <p>
          <strong>{title}</strong>
          {done && <span class="unseen"> ({words('step_done')})</span>}
        </p>
        <p class="small quiet">{about}</p>
        {children}
      </div>
    </li>
  );
}
