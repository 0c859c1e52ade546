import { useEffect, useState } from 'preact/hooks';
import type * as zonesModule from '../../lib/phone-numbers/time-zones/zones';
import { words } from '../../lib/words';
import { clockThere } from '../times';

type Zones = typeof zonesModule;

let zones: Zones | undefined;

type Props = {
  readonly number: string;
  readonly now: number;
  /** Stands before it, and only with it. */
  readonly before?: string;
};

/**
 * The time of day where a number is, if it is another one than here: "03:12 there", or a range
 * where the number tells no single zone. Nothing until the table of zones is loaded, which the
 * first one of these does.
 */
export function LocalTime({ number, now, before }: Props) {
  const [loaded, setLoaded] = useState(zones);
  useEffect(() => {
    if (loaded) return;
    void import('../../lib/phone-numbers/time-zones/zones').then((module) => {
      zones = module;
      setLoaded(module);
    });
  }, [loaded]);
  const clocks = loaded?.clocksAt(loaded.zonesOf(number), now);
  if (!clocks) return null;
  const here = now - new Date(now).getTimezoneOffset() * 60_000;
  const { earliest, latest } = clocks;
  if (earliest === here && latest === here) return null;
  const times = [...new Set([clockThere(earliest), clockThere(latest)])].join('–');
  return (
    <>
      {before}
      <span class="local-time">{words('time_there', times)}</span>
    </>
  );
}
