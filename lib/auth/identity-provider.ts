import { browser } from '../browser';
import { presets, type PresetName, type Quirks } from './presets';

/** One OpenID provider, and who we are there. There may be several: the call centre's, a CRM's. */
export type Identity = {
  /** The last part of its redirect address, and of the names of all that is kept for it. */
  readonly id: string;
  /** Exactly as the provider's discovery document spells it; may have a path. */
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  /** Where its bearer token may go, beside the provider's own endpoints. */
  readonly origins: readonly string[];
  readonly quirks: Quirks;
  /** The refresh token outlives the browser for so long; `null`: it does not. */
  readonly staySignedInHours: number | null;
};

/** The call centre's, of which there is one. */
export const CALL_CENTRE = 'call-centre';

/** What an admin says of a provider; what is left empty, the preset says. */
export type Configured = Omit<Identity, 'quirks'> & {
  readonly preset: PresetName;
  readonly authorizeParameters: Readonly<Record<string, string>>;
};

/** Pure: the provider with its quirks. */
export function identityOf({ preset, authorizeParameters, ...said }: Configured): Identity {
  const quirks: Quirks = presets[preset];
  return {
    ...said,
    issuer: said.issuer || (quirks.issuer ?? ''),
    scope: said.scope || (quirks.scope ?? ''),
    quirks: {
      ...quirks,
      authorizeParameters: { ...quirks.authorizeParameters, ...authorizeParameters },
    },
  };
}

/** Where the provider sends the agent back to; register this address with it, exactly. */
export function redirectAddress(id = CALL_CENTRE): string {
  return browser.identity.getRedirectURL(id);
}
