import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../lib/words';

export type SignOutIntents = {
  /** Sends what can be sent; how many calls are left, `undefined` where nobody heard it. */
  readonly sendRecords: () => Promise<number | undefined>;
  readonly discardRecords: () => Promise<unknown>;
  readonly signOut: () => unknown;
};

type Props = SignOutIntents & {
  /** Calls that not every CRM has. */
  readonly undelivered: number;
  /** The agent stays, or is gone. */
  readonly close: () => void;
};

/** What is to become of records that no CRM has yet, before their agent signs out. */
export function SignOutQuestion(props: Props) {
  const { undelivered, sendRecords, discardRecords, signOut, close } = props;
  const [step, go] = useState<'ask' | 'sending' | 'sent' | 'discard'>('ask');
  const dialog = useRef<HTMLDialogElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  // A key that is still down must not discard anything.
  useEffect(() => back.current?.focus(), [step]);
  const count = String(undelivered);
  const leave = async (): Promise<void> => {
    await signOut();
    close();
  };
  const send = async (): Promise<void> => {
    go('sending');
    const left = await sendRecords();
    if (left === 0) await leave();
    else go('sent');
  };
  return (
    <dialog
      ref={dialog}
      class="sheet sign-out"
      aria-labelledby="sign-out-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h1 id="sign-out-title">
        {words(step === 'discard' ? 'sign_out_discard_title' : 'sign_out_title', count)}
      </h1>
      <p role="status">{step === 'sent' ? words('sign_out_left', count) : words(ABOUT[step])}</p>
      {step === 'discard' ? (
        <div class="stack">
          <button
            type="button"
            class="button stop tall"
            onClick={() => void discardRecords().then(leave)}
          >
            {words('sign_out_discard_yes', count)}
          </button>
          <button ref={back} type="button" class="button tall" onClick={() => go('ask')}>
            {words('sign_out_discard_no')}
          </button>
        </div>
      ) : (
        <div class="stack">
          <button
            type="button"
            class="button accent tall"
            autofocus
            disabled={step === 'sending'}
            onClick={() => void send()}
          >
            {words('sign_out_send')}
          </button>
          <button type="button" class="button tall" onClick={() => void leave()}>
            {words('sign_out_keep')}
          </button>
          <button type="button" class="button tall" onClick={() => go('discard')}>
            {words('sign_out_discard')}
          </button>
          <button type="button" class="button plain" onClick={close}>
            {words('cancel')}
          </button>
        </div>
      )}
    </dialog>
  );
}

const ABOUT = {
  ask: 'sign_out_about',
  sending: 'sign_out_sending',
  discard: 'sign_out_discard_about',
} as const;
