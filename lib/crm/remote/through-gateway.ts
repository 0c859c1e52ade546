import type { Access } from '../connector';
import { ask, type Question, type Reply } from './ask';

/** Where the gateway is that holds the CRM's secret: an origin, as in `https://gateway.example.com`. */
export type GatewaySettings = { readonly gateway: string };

/** Asks a CRM by its own paths, below the gateway's `/crm/<name>`. */
export type AskCrm = (path: string, question: Question, signal: AbortSignal) => Promise<Reply>;

/** As `ask`; the bearer that `access` adds is the gateway's own, and no token of the CRM's. */
export function throughGateway(
  name: 'hubspot' | 'zoho',
  { gateway }: GatewaySettings,
  access: Access,
): AskCrm {
  const base = `${gateway}/crm/${name}`;
  return (path, question, signal) => ask(access, base + path, question, signal);
}

/** Which of the CRM's accounts an answer was about; the gateway says so, never the CRM's text. */
export function accountOf({ headers }: Reply): string {
  return headers.get('x-crm-account') ?? '';
}
