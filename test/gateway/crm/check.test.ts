import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkCrms } from '../../../gateway/src/crm/check-crms';
import { crmsOf, crmsSettings } from '../../../gateway/src/crm/crms';
import { PUBLIC, tenantsWith } from '../../peers/crm/behind-gateway';
import { startStage, type Stage } from './stage';

describe.each(['hubspot', 'zoho'] as const)('`check` of %s', (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage(name);
  });
  afterAll(() => stage.stop());

  it.each([
    [{}, true],
    [{ clientSecret: 'wrong' }, false],
    [{ clientId: 'unknown' }, false],
  ])('proves what can be proven without an agent: %j', async (app, ok) => {
    const [tenant] = tenantsWith(name, stage, app);
    const findings = tenant ? await checkCrms(tenant, PUBLIC, AbortSignal.timeout(5000)) : [];
    expect(findings.map((finding) => finding.ok)).toEqual([ok, true]);
    if (!ok) expect(findings[0]?.remedy).toMatch(/Copy both.*invalid_client/u);
    expect(findings[1]?.what).toContain(`${PUBLIC}/${name}/auth/callback`);
    expect(findings[1]?.what).toContain('not provable');
  });

  it('says that the CRM cannot be reached', async () => {
    const gone = await startStage(name);
    const [tenant] = tenantsWith(name, gone);
    await gone.stop();
    const findings = tenant ? await checkCrms(tenant, PUBLIC, AbortSignal.timeout(5000)) : [];
    expect(findings[0]).toMatchObject({ ok: false });
    expect(findings[0]?.remedy).toContain('cannot be reached');
  });
});

it('the example in docs/gateway.md is one that is read', () => {
  const docs = readFileSync(new URL('../../../docs/gateway.md', import.meta.url), 'utf8');
  const [, example = ''] = /"crm"[^#]*?```json\n(.*?)```/su.exec(docs) ?? [];
  vi.stubEnv('SIDETONE_HUBSPOT_SECRET', 'one').stubEnv('SIDETONE_ZOHO_SECRET', 'two');
  const read = v.parse(crmsSettings, JSON.parse(example));
  expect(crmsOf(read).map(([name]) => name)).toEqual(['hubspot', 'zoho']);
});

it('no other host can be put in a CRM’s place', async () => {
  const stage = await startStage('zoho');
  const endpoints = { oauth: 'https://evil.example' };
  expect(() => tenantsWith('zoho', stage, { endpoints })).toThrow();
  expect(() => tenantsWith('zoho', stage, { dataCentre: 'moon' })).toThrow();
  await stage.stop();
});
