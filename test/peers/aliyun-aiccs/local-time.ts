/** `2020-10-02 22:32:55`, as the vendor writes moments: China's time, and it does not say so. */
export function localTime(ms: number): string {
  const hours = 8;
  return new Date(ms + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
