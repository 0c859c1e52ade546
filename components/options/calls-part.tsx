import { useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { Choices } from './choices';
import { FaultLine } from './field';
import type { Locked } from './policy-view';
import { PopPart } from './pop-part';
import { SavedSign } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';
import { Tick } from './tick';

type Props = {
  readonly settings: SettingsDraft;
  readonly save: Save;
  readonly locked: Locked;
  /** Whether Chrome lives on after the last window. */
  readonly background: boolean;
  /** Asks Chrome for it, or gives it back, in the click; tells how it stands afterwards. */
  readonly allowBackground: (on: boolean) => Promise<boolean>;
};

/** How calls are taken, and whether the phone rings without a window. */
export function CallsPart({ settings, save, locked, background, allowBackground }: Props) {
  const [stays, setStays] = useState(background);
  const [refused, setRefused] = useState(false);
  const form = useSaving(save);
  const turn = async (on: boolean): Promise<void> => {
    const now = await allowBackground(on);
    setStays(now);
    setRefused(on && !now);
  };
  return (
    <section class="surface part" aria-labelledby="calls">
      <div>
        <h2 id="calls">{words('options_calls')}</h2>
        <p class="quiet">{words('options_calls_about')}</p>
      </div>
      <Choices
        legend={words('options_while_busy')}
        value={settings.whileBusy}
        locked={locked('whileBusy')}
        choose={(whileBusy) => void form.save({ whileBusy })}
        choices={[
          { value: 'waiting', title: words('options_waiting') },
          { value: 'busy', title: words('options_busy') },
        ]}
      />
      <Tick
        title={words('options_auto_answer')}
        about={words('options_auto_answer_about')}
        on={settings.autoAnswer}
        locked={locked('autoAnswer')}
        turn={(autoAnswer) => void form.save({ autoAnswer })}
      />
      <Tick
        title={words('options_missed_not_ready')}
        about={words('options_missed_not_ready_about')}
        on={settings.notReadyAfterMissed}
        locked={locked('notReadyAfterMissed')}
        turn={(notReadyAfterMissed) => void form.save({ notReadyAfterMissed })}
      />
      <SavedSign saving={form.saving} />
      <FaultLine fault={form.saving.fault} />
      <PopPart settings={settings} save={save} locked={locked} />
      <Tick
        title={words('options_background')}
        about={words('options_background_about')}
        on={stays}
        turn={(on) => void turn(on)}
      />
      <FaultLine fault={refused ? words('options_background_refused') : null} />
    </section>
  );
}
