import { RotateCw } from 'lucide-preact';
import type { CheckReport } from '../../lib/snapshot/check';
import { words } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { CheckRow } from './check-row';
import { Diagnostics } from './diagnostics';
import type { Copy } from './diagnostics';
import { Unheard } from './unheard';
import { useFetched } from './use-fetched';

type Props = { readonly ask: PanelAsk; readonly copy: Copy };

/** Looks at everything that a call needs, and says what to do where something is wrong. */
export function CheckScreen({ ask, copy }: Props) {
  const { state, value, again } = useFetched(() => ask('set-up.check', {}), '');
  const running = state === 'waiting';
  return (
    <>
      <p role="status">{running ? words('check_running') : value && verdict(value)}</p>
      {state === 'unheard' && <Unheard again={again} />}
      {value && state !== 'unheard' && (
        <ul class="surface list checks" aria-busy={running}>
          {value.lines.map((line) => (
            <CheckRow key={line.check} line={line} ask={ask} />
          ))}
        </ul>
      )}
      <button
        type="button"
        class="button"
        aria-disabled={running}
        onClick={running ? undefined : again}
      >
        <RotateCw class={running ? 'icon fine turning' : 'icon fine'} aria-hidden="true" />
        {words('check_again')}
      </button>
      <Diagnostics ask={ask} copy={copy} />
    </>
  );
}

function verdict({ lines }: CheckReport): string {
  const failed = lines.filter(({ result }) => result === 'fail').length;
  return failed === 0 ? words('check_all_fine') : words('check_some_fail', String(failed));
}
