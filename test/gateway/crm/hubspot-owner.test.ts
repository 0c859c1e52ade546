import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { USER } from '../../peers/crm/hubspot/oauth';
import type { Gateway } from '../harness/gateway';
import { startStage, type Stage } from './stage';

describe('a new call in HubSpot', () => {
  let stage: Stage;
  let gateway: Gateway;
  beforeAll(async () => {
    stage = await startStage('hubspot');
    gateway = await stage.gateway();
  });
  afterAll(() => stage.stop());

  const ownerAfter = async (bearer: string, properties: object): Promise<unknown> => {
    const body = { properties, associations: [] };
    await stage.ask(gateway, bearer, ['POST', '/crm/v3/objects/calls'], body);
    const { properties: written } = stage.crm.asked.at(-1)?.body as { properties: object };
    return (written as { hubspot_owner_id?: unknown }).hubspot_owner_id;
  };

  it('D3: is the agent’s own, whatever the request says', async () => {
    const { access_token, refresh_token } = await stage.connecting(gateway).signIn();
    expect(await ownerAfter(access_token, {})).toBe(USER.owner);
    expect(await ownerAfter(access_token, { hubspot_owner_id: '1' })).toBe(USER.owner);
    const answer = await stage.connecting(gateway).refresh(refresh_token);
    const fresh = (await answer.json()) as { access_token: string };
    expect(await ownerAfter(fresh.access_token, {})).toBe(USER.owner);
  });

  it('is nobody’s where the owner cannot be told, and never somebody else’s', async () => {
    stage.crm.break('failing');
    const { access_token } = await stage.connecting(gateway).signIn();
    stage.crm.break(undefined);
    expect(await ownerAfter(access_token, { hubspot_owner_id: '1' })).toBeUndefined();
  });
});
