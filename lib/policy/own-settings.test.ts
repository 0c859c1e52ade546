import { describe, expect, it } from 'vitest';
import { effectivePolicy } from './effective';
import { withChange, type OwnSettings } from './own-settings';
import { DEFAULT_SETTINGS } from './settings';

const CRM = 'https://crm.example';
const company = {
  enforced: { historyDays: 3, sites: { [CRM]: true } },
  defaults: { region: 'DE', sites: { 'https://b.example': true } },
};
const after = (own: OwnSettings, change: unknown) =>
  withChange(own, effectivePolicy({ ...company, agent: own }), change);

describe('a change of the agent’s settings', () => {
  it('holds what was changed, and nothing else of what a form shows', () => {
    const form = { ...DEFAULT_SETTINGS, historyDays: 3, region: 'DE', autoAnswer: true };
    expect(after({}, { ...form, sites: { [CRM]: true } })).toEqual({ autoAnswer: true });
  });

  it('`null` takes one’s own value back', () => {
    expect(after({ region: 'FR', autoAnswer: true }, { region: null })).toEqual({
      autoAnswer: true,
    });
  });

  it('one’s own choice stays one’s own, although it is what the company has', () => {
    expect(after({ region: 'FR' }, { region: 'DE' })).toEqual({ region: 'DE' });
  });

  it.each([
    [{ historyDays: 4 }],
    [{ premiumRate: 'ask' }],
    [{ sites: { [CRM]: false } }],
    [{ autoAnswer: true, historyDays: 4 }],
  ])('B3: %j is the company’s', (change) => {
    expect(after({}, change)).toBe('set-by-company');
  });

  it.each([[{ region: 'de' }], [{ sites: { 'crm.example': true } }], ['region'], [null], [[]]])(
    '%j does not fit',
    (change) => {
      expect(after({}, change)).toBe('settings-invalid');
    },
  );

  it('of sites only the agent’s own are kept', () => {
    const all = { [CRM]: true, 'https://a.example': true, 'https://b.example': true };
    expect(after({}, { sites: all })).toEqual({ sites: { 'https://a.example': true } });
    expect(after({ sites: { 'https://a.example': true } }, { sites: {} })).toEqual({});
  });

  it('of devices only the parts that were chosen are kept', () => {
    const devices = { ...DEFAULT_SETTINGS.devices, volume: 0.5 };
    expect(after({}, { devices })).toEqual({ devices: { volume: 0.5 } });
  });
});
