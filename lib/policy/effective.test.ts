import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { effectivePolicy, type Layers } from './effective';
import { ADMIN_ONLY, DEFAULT_SETTINGS, SETTING_KEYS, settingsSchema } from './settings';
import type { SettingKey, Settings } from './settings';
import { STOPS_DIALLING, strictestOf } from './strictest';

const CRM = 'https://crm.example';
const values = (layers: Layers): Settings => effectivePolicy(layers).values;
const paths = (layers: Layers) =>
  effectivePolicy(layers).faults.map(({ layer, path, effect }) => `${layer} ${path}: ${effect}`);

describe('who is obeyed', () => {
  it('nobody has set anything: what is delivered counts', () => {
    const { values: all, faults, stopsDialling } = effectivePolicy({});
    expect([all, faults, stopsDialling]).toEqual([DEFAULT_SETTINGS, [], false]);
  });

  it.each([
    [{ enforced: { region: 'DE' }, agent: { region: 'FR' }, defaults: { region: 'IT' } }, 'DE'],
    [{ agent: { region: 'FR' }, defaults: { region: 'IT' } }, 'FR'],
    [{ defaults: { region: 'IT' } }, 'IT'],
    [{}, ''],
  ])('%j: %s', (layers, region) => {
    expect(values(layers).region).toBe(region);
  });

  it('B3: says for every key who has set it', () => {
    const { origins } = effectivePolicy({
      enforced: { region: 'DE' },
      agent: { autoAnswer: true, maskNumbers: true },
      defaults: { autoAnswer: false, historyDays: 3 },
    });
    expect(origins).toMatchObject({
      region: { by: 'enforced', locked: true },
      autoAnswer: { by: 'agent', locked: false, proposed: true },
      historyDays: { by: 'defaults', locked: false },
      maskNumbers: { by: 'built-in', locked: true },
      clientId: { by: 'built-in', locked: false },
    });
  });

  it.each(ADMIN_ONLY)('B3: %s of the agent counts for nothing', (key) => {
    const other: Partial<Settings> = {
      staySignedIn: true,
      staySignedInHours: 99,
      allowedCountries: ['DE'],
      deniedCountries: ['DE'],
      premiumRate: 'ask',
      shortNumbers: ['95588'],
      callsPerMinute: 60,
      callsPerMinutePerSite: 60,
      callingHours: [{ days: [1], from: '09:00', to: '10:00' }],
      doNotCall: ['+493023456789'],
      doNotCallUrl: 'https://lists.example/a',
      maskNumbers: true,
      callerFields: ['company'],
      updates: 'browser-start',
    };
    expect(values({ agent: other })[key]).toEqual(DEFAULT_SETTINGS[key]);
    expect(values({ defaults: other, agent: {} })[key]).toEqual(other[key]);
  });

  it('B3: sites, countries, numbers and devices are ruled entry by entry', () => {
    const { values: all, entries } = effectivePolicy({
      enforced: { sites: { [CRM]: true }, devices: { noiseSuppression: false } },
      agent: {
        sites: { [CRM]: false, 'https://a.example': true },
        devices: { noiseSuppression: true, volume: 0.5 },
        callerNumbers: { DE: '2' },
      },
      defaults: {
        sites: { 'https://a.example': false, 'https://b.example': true },
        callerNumbers: { DE: '1', '': '0' },
      },
    });
    expect(all.sites).toEqual({
      [CRM]: true,
      'https://a.example': true,
      'https://b.example': true,
    });
    expect(entries.sites).toEqual({
      [CRM]: 'enforced',
      'https://a.example': 'agent',
      'https://b.example': 'defaults',
    });
    expect(all.devices).toEqual({
      ...DEFAULT_SETTINGS.devices,
      noiseSuppression: false,
      volume: 0.5,
    });
    expect(all.callerNumbers).toEqual({ DE: '2', '': '0' });
  });
});

describe('B3: what cannot be read', () => {
  it('is skipped alone and reported, and the rest applies', () => {
    const layers = {
      enforced: { region: 'de', afterCallSeconds: 45, provder: 'sip' },
      defaults: { keepAliveSeconds: 2.5, whileBusy: 'busy' },
    };
    expect(values(layers)).toEqual({
      ...DEFAULT_SETTINGS,
      afterCallSeconds: 45,
      whileBusy: 'busy',
    });
    expect(paths(layers)).toEqual([
      'enforced region: skipped',
      'enforced provder: skipped',
      'defaults keepAliveSeconds: skipped',
    ]);
  });

  it('stays out of the agent’s hands', () => {
    const { values: all, origins } = effectivePolicy({
      enforced: { issuer: 'http://id.example', sites: { [CRM]: 'off' } },
      agent: { issuer: 'https://mine.example', sites: { [CRM]: true, 'https://a.example': true } },
    });
    expect([all.issuer, origins.issuer.locked]).toEqual(['', true]);
    expect(all.sites).toEqual({ 'https://a.example': true });
  });

  it('the good entries of a list count', () => {
    const layers = { enforced: { deniedCountries: ['CU', 'kp', 7, 'IR'] } };
    expect(values(layers).deniedCountries).toEqual(['CU', 'IR']);
    expect(paths(layers)).toEqual([
      'enforced deniedCountries[1]: skipped',
      'enforced deniedCountries[2]: skipped',
    ]);
  });

  it.each([
    ['allowedCountries', ['de']],
    ['deniedCountries', 'CU'],
    ['callingHours', [{ days: [1], from: '9', to: '18' }]],
    ['doNotCall', { '+493023456789': true }],
    ['doNotCallUrl', 'http://lists.example'],
  ] as const)('%s of which nothing can be read stops dialling', (key, value) => {
    for (const part of ['enforced', 'defaults'] as const) {
      const policy = effectivePolicy({ [part]: { [key]: value } });
      expect([policy.stopsDialling, policy.origins[key].by]).toEqual([true, part]);
    }
    expect(effectivePolicy({ agent: { [key]: value } }).stopsDialling).toBe(false);
    const mended = { enforced: { [key]: DEFAULT_SETTINGS[key] }, defaults: { [key]: value } };
    expect(effectivePolicy(mended).stopsDialling).toBe(false);
  });

  it.each([
    ['premiumRate', 'yes', 'refuse'],
    ['confirmDial', true, 'always'],
    ['callsPerMinute', 1000, 1],
    ['maskNumbers', 'on', true],
    ['historyDays', 120, 0],
    ['staySignedInHours', '8', 1],
  ] as const)('%s is read as strictly as can be', (key, value, strictest) => {
    const layers = {
      enforced: { [key]: value },
      agent: { [key]: DEFAULT_SETTINGS[key] },
      defaults: { [key]: DEFAULT_SETTINGS[key] },
    };
    expect(values(layers)[key]).toBe(strictest);
    expect(paths(layers)).toEqual([`enforced ${key}: strictest`]);
  });

  it.each(['x', 7, true, [], [1]])('a whole part that is no object: %j', (part) => {
    const policy = effectivePolicy({ enforced: part });
    expect([policy.stopsDialling, policy.faults.map(({ effect }) => effect)]).toEqual([
      true,
      ['stops-dialling'],
    ]);
  });
});

const keys = fc.constantFrom<SettingKey>(...SETTING_KEYS);
const json = fc.jsonValue({ maxDepth: 3 });
const nearly = fc.oneof(
  json,
  fc.array(fc.oneof(fc.constantFrom('DE', 'de', '+493023456789', '09:00', 7), json)),
  fc.dictionary(fc.constantFrom(CRM, 'crm', '*', 'DE', ''), fc.oneof(fc.boolean(), json)),
);
const part = fc.oneof(json, fc.dictionary(fc.oneof(keys, fc.string()), nearly));
const good: Partial<Settings> = {
  region: 'DE',
  deniedCountries: ['CU'],
  premiumRate: 'refuse',
  sites: { [CRM]: false },
  afterCallSeconds: 45,
};

describe('B3: five hundred malformed policies', () => {
  it('each is read, and what comes of it fits the schema', () => {
    fc.assert(
      fc.property(part, part, part, (enforced, defaults, agent) => {
        const policy = effectivePolicy({ enforced, defaults, agent });
        expect(v.parse(settingsSchema, policy.values)).toEqual(policy.values);
        expect(Object.keys(policy.origins)).toEqual([...SETTING_KEYS]);
      }),
      { numRuns: 500 },
    );
  });

  it('a name that every object has is no field', () => {
    const policy = effectivePolicy({
      enforced: { devices: { valueOf: '' }, crm: { toString: 1 } },
    });
    expect(policy.faults.map(({ reason }) => reason)).toEqual(['unknown-key', 'unknown-key']);
  });

  it('what is good among the bad counts as if it stood alone', () => {
    fc.assert(
      fc.property(fc.dictionary(keys, nearly), part, (bad, agent) => {
        const counts = values({ enforced: { ...bad, ...good }, agent });
        expect(counts).toMatchObject({ ...good, sites: { [CRM]: false } });
      }),
      { numRuns: 500 },
    );
  });

  it('none weakens what restricts: it is as enforced, as strict as can be, or stops dialling', () => {
    const restricting = SETTING_KEYS.filter(
      (key) => STOPS_DIALLING.includes(key) || strictestOf(key) !== undefined,
    );
    fc.assert(
      fc.property(fc.constantFrom(...restricting), nearly, part, (key, value, agent) => {
        const policy = effectivePolicy({ enforced: { [key]: value }, agent });
        const alone = v.safeParse(settingsSchema.entries[key].wrapped, value);
        const counts = policy.values[key];
        if (alone.success) {
          expect(counts).toEqual(alone.output);
        } else if (!policy.stopsDialling && !(Array.isArray(counts) && counts.length > 0)) {
          expect(counts).toEqual(strictestOf(key));
        }
        expect(policy.origins[key]).toMatchObject({ by: 'enforced', locked: true });
      }),
      { numRuns: 500 },
    );
  });
});
