import type { JSX } from 'preact';
import { CallerCard } from '../../../components/card/caller-card';
import '../../../components/style/card.css';
import { SNAPSHOTS } from './snapshots';
import type { SnapshotName } from './snapshots';

/** The caller card over the first call of a panel story. */
export function cardStory(state: string, asked: unknown[]): JSX.Element {
  return (
    <CallerCard
      call={SNAPSHOTS[state as SnapshotName].calls[0]}
      open={() => asked.push(['card.record'])}
      doubted={() => undefined}
      act={(action) => asked.push(['card.act', action])}
    />
  );
}
