import type { Connector, Contact } from './connector';

/** No connector may keep a ringing phone waiting longer than this. */
const PATIENCE_MS = 1500;

/**
 * Who has this number: all connectors are asked at once, and whoever is late or fails is left out.
 * The same record from two connectors counts once.
 */
export async function lookup(
  connectors: readonly Connector[],
  number: string,
): Promise<readonly Contact[]> {
  if (number === '') return [];
  const answers = await Promise.all(
    connectors.map((connector) => Promise.race([answerOf(connector, number), nobody()])),
  );
  const seen = new Set<string>();
  return answers.flat().filter((contact) => {
    const key = contact.url ?? contact.name;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function answerOf(connector: Connector, number: string): Promise<readonly Contact[]> {
  return connector.find(number).catch(() => []);
}

function nobody(): Promise<readonly Contact[]> {
  return new Promise((resolve) => setTimeout(() => resolve([]), PATIENCE_MS));
}
