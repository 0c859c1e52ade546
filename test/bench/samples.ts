/** Flat results: `dial.alive.p95_ms` → a number. */
export type Results = Record<string, number>;

/** The p-th percentile of some samples, by the nearest rank. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Median, 95th percentile and number of samples of one measure, in ms. */
export function summary(name: string, samples: readonly number[]): Results {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    [`${name}.p50_ms`]: round(percentile(samples, 50)),
    [`${name}.p95_ms`]: round(percentile(samples, 95)),
    [`${name}.samples`]: samples.length,
  };
}

/** Measures `count` times, one after the other. */
export async function sampled(
  count: number,
  measure: (round: number) => Promise<number>,
): Promise<number[]> {
  const samples: number[] = [];
  for (let round = 0; round < count; round += 1) samples.push(await measure(round));
  return samples;
}
