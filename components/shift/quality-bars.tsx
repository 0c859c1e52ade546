import type { CallQuality } from '../../lib/telephony/call';
import { qualityWord } from './quality-words';

const BARS = { poor: 1, fair: 2, good: 3 } as const satisfies Record<CallQuality['level'], number>;

/** How it sounds, told by the number of bars, a word and a colour. */
export function QualityBars({ level }: { readonly level: CallQuality['level'] }) {
  return (
    <span class={`quality ${level}`}>
      <span class="bars" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <span key={bar} class={bar <= BARS[level] ? 'bar full' : 'bar'} />
        ))}
      </span>
      {qualityWord(level)}
    </span>
  );
}
