import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

export type Bundle = 'gate' | 'page' | 'hub' | 'panel' | 'engine';

/** Sizes in bytes. `files` are paths within the build. */
export type BundleSize = {
  readonly raw: number;
  readonly gzip: number;
  readonly files: readonly string[];
};

/** Where the browser begins to load each of the five. */
const STARTS: Readonly<Record<Bundle, string>> = {
  gate: 'page-gate.js',
  page: 'page.js',
  hub: 'background.js',
  panel: 'sidepanel.html',
  engine: 'engine.html',
};

/** What each place makes the browser load: its start, and every chunk reached from there. */
export function bundleSizes(build: string): Readonly<Record<Bundle, BundleSize>> {
  const sizeOf = (start: string): BundleSize => {
    const files = reach(build, start);
    const contents = files.map((file) => readFileSync(join(build, file)));
    return {
      raw: sum(contents.map(({ length }) => length)),
      gzip: sum(contents.map((content) => gzipSync(content, { level: 9 }).length)),
      files,
    };
  };
  return {
    gate: sizeOf(STARTS.gate),
    page: sizeOf(STARTS.page),
    hub: sizeOf(STARTS.hub),
    panel: sizeOf(STARTS.panel),
    engine: sizeOf(STARTS.engine),
  };
}

function reach(build: string, start: string): string[] {
  const reached = [start];
  const beside = start.replace(/\.js$/u, '.css');
  if (beside !== start && existsSync(join(build, beside))) reached.push(beside);
  for (const file of reached) {
    if (file.endsWith('.css')) continue;
    for (const chunk of chunksNamedIn(build, file)) {
      if (!reached.includes(chunk)) reached.push(chunk);
    }
  }
  return reached;
}

/** Chunks and style sheets are found by their names in quotes, however the bundler loads them. */
function chunksNamedIn(build: string, file: string): string[] {
  const text = readFileSync(join(build, file), 'utf8');
  return [...text.matchAll(/["'`]([^"'`\s]+\.(?:js|css))["'`]/gu)]
    .flatMap(([, name = '']) => [
      posix.join(posix.dirname(file), name),
      posix.normalize(name.replace(/^\//u, '')),
    ])
    .filter((path) => /^(?:chunks|assets)\//u.test(path) && existsSync(join(build, path)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
