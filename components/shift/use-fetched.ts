import { useEffect, useRef, useState } from 'preact/hooks';

/** What was asked for; `value` of an earlier answer stays while the next one is waited for. */
export type Fetched<T> = {
  readonly state: 'waiting' | 'there' | 'unheard';
  readonly value: T | undefined;
};

/**
 * Asks at once and whenever `wanted` changes. Of several answers the one to the latest question
 * counts. `again` asks once more; `undefined` is the answer of nobody.
 */
export function useFetched<T>(
  fetch: () => Promise<T | undefined>,
  wanted: string,
): Fetched<T> & { readonly again: () => void } {
  const [fetched, setFetched] = useState<Fetched<T>>({ state: 'waiting', value: undefined });
  const latest = useRef(0);
  const again = (): void => {
    latest.current += 1;
    const mine = latest.current;
    setFetched(({ value }) => ({ state: 'waiting', value }));
    void fetch().then((value) => {
      if (mine !== latest.current) return;
      setFetched({ state: value === undefined ? 'unheard' : 'there', value });
    });
  };
  useEffect(() => {
    again();
    return () => (latest.current += 1);
  }, [wanted]);
  return { ...fetched, again };
}
