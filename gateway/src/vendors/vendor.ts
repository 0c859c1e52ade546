import type { GenericSchema } from 'valibot';
import type { SignInApp } from '../oauth/sign-in-app';
import type { CallCentre, World } from './call-centre';

/**
 * A kind of call centre, as `registry.ts` lists it. `settings` reads what stands in the configuration
 * under `callCentre`, without the key `vendor` itself; `origins` are the only places that the `Outside`
 * of such a tenant reaches.
 */
export type Vendor<Settings> = {
  readonly settings: GenericSchema<unknown, Settings>;
  readonly origins: (settings: Settings) => readonly string[];
  readonly callCentre: (settings: Settings, world: World) => CallCentre;
  /** Its own sign-in for which the gateway stands, where the settings have one. */
  readonly signIn?: (settings: Settings) => SignInApp | undefined;
};

/** A vendor whose settings were read: what is left to do is to lend it the world. */
export type ChosenVendor = {
  readonly vendor: string;
  readonly origins: readonly string[];
  readonly open: (world: World) => CallCentre;
  /** Where agents sign in at the vendor through the gateway: the client id their sessions name. */
  readonly client?: string;
  readonly signIn?: SignInApp;
};
