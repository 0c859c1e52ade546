import { TriangleAlert } from 'lucide-preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LiveQuality } from '../../lib/snapshot/live-quality';
import type { CallView } from '../../lib/snapshot/snapshot';
import type { CallQuality } from '../../lib/telephony/call';
import { words } from '../../lib/words';
import { FactLine } from './fact';
import { Popover } from './popover';
import { QualityBars } from './quality-bars';
import {
  percent,
  qualityFigure,
  qualityWord,
  troubleBriefly,
  troubleSentence,
} from './quality-words';

/** How the call sounds that was measured last; handed round so, since it changes every second. */
export const MeasuredQuality = createContext<LiveQuality | null>(null);

/** How this call sounds now; `undefined` where it is not measured, or no longer. */
function useQuality(call: CallView | undefined): CallQuality | undefined {
  const live = useContext(MeasuredQuality);
  return live && call?.phase === 'connected' && live.call === call.id ? live.quality : undefined;
}

/** Bars and a word in the header; a press tells the figures. */
export function QualitySign({ call }: { readonly call: CallView | undefined }) {
  const quality = useQuality(call);
  if (!quality) return null;
  const name = words('quality_button', qualityWord(quality.level));
  return (
    <Popover
      look="button plain compact quality-sign"
      name={name}
      label={words('quality')}
      sign={<QualityBars level={quality.level} />}
    >
      {() => (
        <>
          <p class="small">
            {quality.trouble === undefined
              ? words('quality_fine')
              : troubleSentence(quality.trouble)}
          </p>
          <QualityFigures quality={quality} />
        </>
      )}
    </Popover>
  );
}

function QualityFigures({ quality }: { readonly quality: CallQuality }) {
  const { mos, lossIn, lossOut, jitterMs, roundTripMs, codec, route } = quality;
  const ms = (time: number): string => words('milliseconds', String(Math.round(time)));
  return (
    <dl class="fact-lines small">
      <FactLine name={words('quality_mos')}>{qualityFigure(mos)}</FactLine>
      <FactLine name={words('quality_loss_in')}>{percent(lossIn)}</FactLine>
      {lossOut !== undefined && (
        <FactLine name={words('quality_loss_out')}>{percent(lossOut)}</FactLine>
      )}
      <FactLine name={words('quality_jitter_ms')}>{ms(jitterMs)}</FactLine>
      {roundTripMs !== undefined && (
        <FactLine name={words('quality_round_trip')}>{ms(roundTripMs)}</FactLine>
      )}
      {codec !== undefined && <FactLine name={words('quality_codec')}>{codec}</FactLine>}
      {route !== undefined && <FactLine name={words('quality_route')}>{route}</FactLine>}
    </dl>
  );
}

/** What is wrong with the sound, and what to do. The place is always there, so that it is heard. */
export function QualityWarning({ call }: { readonly call: CallView }) {
  const trouble = useQuality(call)?.trouble;
  return (
    <p class={trouble === undefined ? 'unseen' : 'quality-warning'} role="status">
      {trouble !== undefined && troubleSentence(trouble)}
    </p>
  );
}

/**
 * The warning in brief, where something else covers the call; its remedy is in the tooltip, and on
 * the call's own face. The place is always there, so that nothing moves and it is heard.
 */
export function QualityHint({ call }: { readonly call: CallView | undefined }) {
  const trouble = useQuality(call)?.trouble;
  return (
    <p class="quality-hint small" role="status">
      {trouble !== undefined && (
        <span title={troubleSentence(trouble)}>
          <TriangleAlert class="icon fine" aria-hidden="true" />
          {troubleBriefly(trouble)}
        </span>
      )}
    </p>
  );
}
