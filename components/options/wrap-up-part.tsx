import { words } from '../../lib/words';
import { wholeNumber } from './check';
import { Choices } from './choices';
import { Field } from './field';
import { Form } from './form';
import { choicesOf, linesOf } from './labelled-lines';
import { LinesField } from './lines-field';
import type { Locked } from './policy-view';
import { SaveLine } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';
import { Tick } from './tick';
import { useDraft } from './use-draft';

const USUAL_SECONDS = 30;
const UNTIL_SAVED = -1;

type Props = { readonly settings: SettingsDraft; readonly save: Save; readonly locked: Locked };
type Ends = 'none' | 'timed' | 'saved';

/** What happens when a call is over: time to write, what must be written, how long it is kept. */
export function WrapUpPart({ settings, save, locked }: Props) {
  const { afterCallSeconds } = settings;
  const [ends, setEnds] = useDraft<Ends>(endsOf(afterCallSeconds), locked('afterCallSeconds'));
  const [seconds, setSeconds] = useDraft(
    String(afterCallSeconds > 0 ? afterCallSeconds : USUAL_SECONDS),
    locked('afterCallSeconds'),
  );
  const [dispositions, setDispositions] = useDraft(
    linesOf(settings.dispositions),
    locked('dispositions'),
  );
  const [breaks, setBreaks] = useDraft(linesOf(settings.breakReasons), locked('breakReasons'));
  const [dispositionRequired, requireDisposition] = useDraft(
    settings.dispositionRequired,
    locked('dispositionRequired'),
  );
  const [noteRequired, requireNote] = useDraft(settings.noteRequired, locked('noteRequired'));
  const [days, setDays] = useDraft(String(settings.historyDays), locked('historyDays'));
  const form = useSaving(save);
  const wanted = {
    afterCallSeconds: ends === 'timed' ? wholeNumber(seconds, 1, 3600) : untimed(ends),
    dispositions: locked('dispositions')
      ? settings.dispositions
      : choicesOf(dispositions, settings.dispositions),
    breakReasons: locked('breakReasons')
      ? settings.breakReasons
      : choicesOf(breaks, settings.breakReasons),
    historyDays: wholeNumber(days, 0, 90),
  };
  const linesFault = words('options_lines_fault');
  const submit = (): void => {
    const { afterCallSeconds: after, dispositions: results, breakReasons, historyDays } = wanted;
    if (after === null || !results || !breakReasons || historyDays === null) return;
    const required = { dispositionRequired, noteRequired };
    void form.save({
      ...required,
      afterCallSeconds: after,
      dispositions: results,
      breakReasons,
      historyDays,
    });
  };
  return (
    <section class="surface part" aria-labelledby="wrap-up">
      <div>
        <h2 id="wrap-up">{words('options_wrap_up')}</h2>
        <p class="quiet">{words('options_wrap_up_about')}</p>
      </div>
      <Form changed={form.changed} submit={submit}>
        <Choices
          legend={words('options_after_call')}
          value={ends}
          locked={locked('afterCallSeconds')}
          choose={setEnds}
          choices={[
            { value: 'none', title: words('options_after_call_none') },
            {
              value: 'timed',
              title: words('options_after_call_timed'),
              about: words('options_after_call_timed_about'),
            },
            { value: 'saved', title: words('options_after_call_saved') },
          ]}
        />
        {ends === 'timed' && (
          <Field
            label={words('options_after_call_seconds')}
            value={seconds}
            locked={locked('afterCallSeconds')}
            type={setSeconds}
            fault={wanted.afterCallSeconds === null ? words('options_after_call_fault') : null}
          />
        )}
        <LinesField
          label={words('options_dispositions')}
          about={words('options_dispositions_about')}
          value={dispositions}
          locked={locked('dispositions')}
          type={setDispositions}
          fault={wanted.dispositions ? null : linesFault}
        />
        <Tick
          title={words('options_disposition_required')}
          on={dispositionRequired}
          turn={requireDisposition}
          locked={locked('dispositionRequired')}
        />
        <Tick
          title={words('options_note_required')}
          on={noteRequired}
          turn={requireNote}
          locked={locked('noteRequired')}
        />
        <LinesField
          label={words('options_breaks')}
          about={words('options_breaks_about')}
          value={breaks}
          locked={locked('breakReasons')}
          type={setBreaks}
          fault={wanted.breakReasons ? null : linesFault}
        />
        <Field
          label={words('options_history_days')}
          about={words('options_history_days_about')}
          value={days}
          locked={locked('historyDays')}
          type={setDays}
          fault={wanted.historyDays === null ? words('options_history_days_fault') : null}
        />
        <SaveLine saving={form.saving} />
      </Form>
    </section>
  );
}

function endsOf(seconds: number): Ends {
  if (seconds === 0) return 'none';
  return seconds === UNTIL_SAVED ? 'saved' : 'timed';
}

function untimed(ends: Exclude<Ends, 'timed'>): number {
  return ends === 'none' ? 0 : UNTIL_SAVED;
}
