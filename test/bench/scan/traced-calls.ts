import type { Page } from '@playwright/test';

/** One time that the browser called a script of ours: how long, and how much of it on the CPU, ms. */
export type Call = { readonly wall: number; readonly cpu: number };

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly ts: number;
  readonly tts?: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly data?: { readonly url?: string; readonly message?: string };
  };
};

/** Begins to trace a page's scripts; what is returned ends it and tells what was seen. */
export async function startTrace(page: Page): Promise<() => Promise<readonly TraceEvent[]>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['devtools.timeline'] },
    transferMode: 'ReportEvents',
  });
  return async () => {
    const complete = new Promise<void>((resolve) => {
      session.once('Tracing.tracingComplete', () => resolve());
    });
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return events;
  };
}

/** The calls into scripts whose address ends so. */
export function callsInto(events: readonly TraceEvent[], file: string): readonly Call[] {
  return events
    .filter(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.endsWith(file))
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 }));
}

/** CPU time of one thread between two `console.timeStamp` with these words, ms. */
export function cpuBetween(events: readonly TraceEvent[], from: string, to: string): number {
  const at = (message: string): number =>
    events.find(({ args, name }) => name === 'TimeStamp' && args?.data?.message === message)?.tts ??
    Number.NaN;
  return (at(to) - at(from)) / 1000;
}
