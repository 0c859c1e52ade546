import { masked } from './redact';

export type Level = 'error' | 'warn' | 'info' | 'debug';

/**
 * error: the agent sees it · warn: an anomaly or an automatic retry · info: one line per lifecycle
 * step. Nothing that can fire more than once a second. Numbers and tokens are masked.
 */
export type Logger = Readonly<Record<Level, (message: string, detail?: unknown) => void>>;

/** A logger for one part of the product; what it prints starts with that part's name. */
export function loggerOf(part: string): Logger {
  const print =
    (level: Level): Logger[Level] =>
    (message, detail) => {
      const line = `[sidetone ${part}] ${masked(message)}`;
      if (detail === undefined) console[level](line);
      else console[level](line, masked(described(detail)));
    };
  return { error: print('error'), warn: print('warn'), info: print('info'), debug: print('debug') };
}

function described(detail: unknown): string {
  if (detail instanceof Error) return `${detail.name}: ${detail.message}`;
  return typeof detail === 'string' ? detail : JSON.stringify({ detail });
}
