import { CircleCheck, ClipboardList, Copy as CopySign } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { useUniqueId } from '../unique-id';

/** Puts a text on the clipboard; false where the browser does not let it. */
export type Copy = (text: string) => Promise<boolean>;

type Props = { readonly ask: PanelAsk; readonly copy: Copy };

/** Shows what is to be copied for the company's IT before it is copied. */
export function Diagnostics({ ask, copy }: Props) {
  const [text, setText] = useState<string | null>(null);
  const [fault, setFault] = useState(false);
  const show = async (): Promise<void> => {
    const told = await ask('diagnostics.text', {});
    setFault(told === undefined);
    setText(told ?? null);
  };
  return (
    <>
      {text === null ? (
        <button type="button" class="button" onClick={() => void show()}>
          <ClipboardList class="icon fine" aria-hidden="true" />
          {words('check_for_it')}
        </button>
      ) : (
        <Told text={text} copy={copy} />
      )}
      <p class={fault ? 'fault' : 'unseen'} aria-live="polite">
        {fault && words('screen_unheard')}
      </p>
    </>
  );
}

function Told({ text, copy }: { readonly text: string; readonly copy: Copy }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const id = useUniqueId();
  useEffect(() => box.current?.focus(), []);
  return (
    <section class="stack told" aria-labelledby={id}>
      <div>
        <h2 id={id}>{words('check_for_it')}</h2>
        <p id={`${id}-about`} class="small quiet">
          {words('check_for_it_about')}
        </p>
      </div>
      <textarea
        ref={box}
        class="surface"
        readOnly
        rows={10}
        aria-labelledby={id}
        aria-describedby={`${id}-about`}
        value={text}
      />
      <button type="button" class="button accent" onClick={() => void copy(text).then(setCopied)}>
        <CopySign class="icon fine" aria-hidden="true" />
        {words('check_copy')}
      </button>
      <p class={copied === false ? 'fault' : 'said'} role="status">
        {copied === true && <CircleCheck class="icon fine" aria-hidden="true" />}
        {copied === true && words('copied')}
        {copied === false && words('check_copy_failed')}
      </p>
    </section>
  );
}
