import { Copy } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from '../../lib/words';

type Props = {
  readonly address: string;
  /** Puts a text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
};

/** The address that must be registered with an identity provider, to be copied. */
export function Redirect({ address, copy }: Props) {
  const [copied, setCopied] = useState(false);
  return (
    <div class="control">
      <span class="label">{words('options_redirect')}</span>
      <p class="small quiet">{words('options_redirect_about')}</p>
      <div class="line">
        <output class="grow">{address}</output>
        <button
          type="button"
          class="button"
          onClick={() => void copy(address).then(() => setCopied(true))}
        >
          <Copy class="icon fine" aria-hidden="true" />
          <span aria-live="polite">{words(copied ? 'copied' : 'copy')}</span>
        </button>
      </div>
    </div>
  );
}
