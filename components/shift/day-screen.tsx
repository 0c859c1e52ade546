import type { ComponentChildren } from 'preact';
import type { DayFigures } from '../../lib/snapshot/history';
import { words } from '../../lib/words';
import type { WordKey } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { clockTime, duration } from '../times';
import { useUniqueId } from '../unique-id';
import { FactLine } from './fact';
import { Unheard } from './unheard';
import { useFetched } from './use-fetched';

const STATES = [
  ['ready', 'day_state_ready'],
  ['after-call', 'day_state_after_call'],
  ['break', 'day_state_break'],
  ['not-ready', 'day_state_not_ready'],
  ['offline', 'day_state_offline'],
] as const satisfies readonly (readonly [keyof DayFigures['inState'], WordKey])[];

/** The agent's day so far, in figures. */
export function DayScreen({ ask }: { readonly ask: PanelAsk }) {
  const { state, value, again } = useFetched(async () => {
    const figures = await ask('day.figures', {});
    return figures && { figures, at: Date.now() };
  }, '');
  if (state === 'unheard') return <Unheard again={again} />;
  if (!value) {
    return (
      <p class="empty" role="status">
        {words('history_looking')}
      </p>
    );
  }
  const { figures, at } = value;
  return (
    <>
      <Group title={words('day_calls')}>
        <FactLine name={words('day_incoming')}>{figures.incoming}</FactLine>
        <FactLine name={words('day_missed')}>{figures.missed}</FactLine>
        <FactLine name={words('day_outgoing')}>{figures.outgoing}</FactLine>
      </Group>
      <Group title={words('day_time')}>
        <FactLine name={words('day_talked')}>{duration(figures.talked)}</FactLine>
        <FactLine name={words('day_held')}>{duration(figures.held)}</FactLine>
        <FactLine name={words('day_wrap_up')}>{duration(figures.wrapUp)}</FactLine>
      </Group>
      <Group title={words('day_states')}>
        {STATES.map(([duty, name]) => (
          <FactLine key={duty} name={words(name)}>
            {duration(figures.inState[duty])}
          </FactLine>
        ))}
      </Group>
      <p class="small quiet">
        {words('day_as_of', clockTime(at))} ·{' '}
        {words(figures.source === 'own' ? 'day_own' : 'day_call_centre')}
      </p>
    </>
  );
}

type GroupProps = { readonly title: string; readonly children: ComponentChildren };

function Group({ title, children }: GroupProps) {
  const id = useUniqueId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <dl class="surface fact-lines figures">{children}</dl>
    </section>
  );
}
