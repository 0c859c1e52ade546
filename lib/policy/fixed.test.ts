import { describe, expect, it } from 'vitest';
import { effectivePolicy } from './effective';
import { fixedEntries } from './fixed';

describe('fixedEntries', () => {
  const policy = effectivePolicy({
    enforced: { sites: { 'https://a.example': false }, devices: { ringVolume: 1 } },
    defaults: { sites: { 'https://b.example': true } },
    agent: { sites: { 'https://a.example': true, 'https://c.example': true } },
  });

  it('names what is enforced, and neither proposals nor the agent’s own', () => {
    expect(fixedEntries(policy, 'sites')).toEqual(['https://a.example']);
    expect(fixedEntries(policy, 'devices')).toEqual(['ringVolume']);
    expect(fixedEntries(policy, 'callerNumbers')).toEqual([]);
  });

  it('where the company’s word cannot be read at all, nothing is the agent’s to change', () => {
    const spoilt = effectivePolicy({ enforced: { devices: 'the blue ones' } });
    expect(fixedEntries(spoilt, 'devices')).toContain('microphones');
  });
});
