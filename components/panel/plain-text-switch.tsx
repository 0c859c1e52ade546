import type { TabNumbers } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useUniqueId } from '../unique-id';
import type { PanelAsk } from './intents';

type Props = { readonly page: TabNumbers; readonly ask: PanelAsk };

/** For pages that ask for no marks in their text (`format-detection`): the agent may want them. */
export function PlainTextSwitch({ page, ask }: Props) {
  const id = useUniqueId();
  const { origin, plainText } = page;
  return (
    <div class="plain-text">
      <div class="grow small">
        <label for={id}>{words('plain_text')}</label>
        <p id={`${id}-about`} class="quiet">
          {words('plain_text_about')}
        </p>
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        class="switch"
        aria-describedby={`${id}-about`}
        checked={plainText === true}
        onChange={(event) =>
          void ask('plain-text.choose', { origin, on: event.currentTarget.checked })
        }
      />
    </div>
  );
}
