import { generateKeyPairSync } from 'node:crypto';
import { Secret } from '../../../gateway/src/secret';
import { aiccsCallCentre } from '../../../gateway/src/vendors/aliyun-aiccs/aliyun-aiccs';
import {
  aiccsOrigins,
  aiccsSettings,
  type AiccsSettings,
} from '../../../gateway/src/vendors/aliyun-aiccs/settings';
import type { CallCentre } from '../../../gateway/src/vendors/call-centre';
import * as v from 'valibot';
import { worldOf } from '../vendors/gateway-side';
import { startAiccs, type AiccsSimulator } from './simulator';
import type { Portal } from './token-exchange';

/** Secrets that are easy to find again, wherever they must not be. */
export const SECRETS = {
  accessKey: 'canary-access-key-secret',
  client: 'canary-client-secret',
} as const;

export const ISSUER = 'http://signin.acme.example';
export const APP_NAME = 'AcmeCRM';

export type AiccsRig = {
  readonly peer: AiccsSimulator;
  /** As it would stand in the configuration. */
  readonly written: Readonly<Record<string, unknown>>;
  readonly settings: AiccsSettings;
  readonly centre: CallCentre;
  readonly stop: () => Promise<void>;
};

/**
 * A company's AICCS and the gateway's side of it: agents `ada` and `bob` in the hotline skill group
 * *Sales*, and one number.
 *
 * @param accountOf OAuth mode: whose a third-party token is; JWT mode without it
 */
export async function rigAiccs(
  accountOf?: (accessToken: string) => string | undefined,
  more: Readonly<Record<string, unknown>> = {},
): Promise<AiccsRig> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const portal: Portal = {
    clientId: 'idp_acme_16Q4oz',
    clientSecret: SECRETS.client,
    redirectUrl: 'https://acme.example/callback',
    scopes: ['user_management', 'hotline'],
    mode: accountOf
      ? { kind: 'oauth', appName: APP_NAME, accountOf }
      : { kind: 'jwt', issuer: ISSUER, publicKey },
  };
  const instanceId = 'ccc_xp_pre-cn-acme';
  const peer = await startAiccs({
    ...{ instanceId, accessKeyId: 'LTAIacme', accessKeySecret: SECRETS.accessKey, portal },
  });
  const sales = peer.centre.addSkillGroup('Sales');
  peer.centre.addAgent('ada@acme', 'Ada', [sales]);
  peer.centre.addAgent('bob@acme', 'Bob', [sales]);
  const written = {
    ...{ instance: instanceId, accessKeyId: 'LTAIacme', accessKeySecret: SECRETS.accessKey },
    ...{ clientId: portal.clientId, clientSecret: SECRETS.client },
    redirectUrl: portal.redirectUrl,
    signIn: accountOf
      ? { mode: 'oauth', appName: APP_NAME }
      : { mode: 'jwt', issuer: ISSUER, privateKey },
    endpoints: { signIn: peer.url, openApi: peer.url, recordings: peer.url },
    ...more,
  };
  const settings = v.parse(aiccsSettings, written);
  const centre = aiccsCallCentre(settings, worldOf(aiccsOrigins(settings)));
  return { peer, written, settings, centre, stop: peer.stop };
}

/** The same company, as someone with other settings would reach it. */
export function otherwise(settings: AiccsSettings, more: Partial<AiccsSettings>): CallCentre {
  const changed = { ...settings, ...more };
  return aiccsCallCentre(changed, worldOf(aiccsOrigins(changed)));
}

export const wrongSecret = new Secret('of someone else');
