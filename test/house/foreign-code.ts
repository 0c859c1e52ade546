const FOREIGN = [
  /(?<![\w$.])eval\s*\(/gu,
  /new\s+Function\s*\(/gu,
  /(?<![\w$])import(?:Scripts)?\s*\(\s*["'`](?:https?:)?\/\//gu,
  /<script[^>]+src\s*=\s*["']?(?:https?:)?\/\//gu,
  /\.src\s*=\s*["'`](?:https?:)?\/\/[^"'`]+\.js/gu,
  /from\s*["'](?:https?:)?\/\//gu,
];

/**
 * Places in a bundle that fetch code or make it from text, which the stores forbid and our promises
 * too. Chrome Web Store, Manifest V3 requirements: no remotely hosted code.
 */
export function foreignCode(code: string): string[] {
  return FOREIGN.flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ index }) => code.slice(Math.max(0, index - 20), index + 60)),
  );
}
