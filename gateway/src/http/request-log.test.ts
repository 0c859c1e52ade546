import { describe, expect, it } from 'vitest';
import { gatewayLog, masked, pseudonym } from './request-log';

describe('the log', () => {
  it('D4: writes no telephone number, and nothing that could be a key', () => {
    expect(masked('no +86 138-0013-8000 here')).toBe('no ••• here');
    expect(masked('no 13800138000 here')).toBe('no ••• here');
    expect(masked('Bearer eyJhbGciOiJSUzI1NiJ9abc.def1 x')).toBe('Bearer ***.def1 x');
    expect(masked('LTAI5tCanaryKeyCanary01')).toBe('***');
  });

  it('keeps the names of requests, and words', () => {
    const id = '74f7e730-6f68-46a2-a3c2-446e961b954d';
    expect(masked(`request ${id} of /calls/:id/recording`)).toBe(
      `request ${id} of /calls/:id/recording`,
    );
    expect(masked('44c6d802-e6ae-415a-9087-53397d6d52ca')).toMatch(/^44c6d802-/u);
  });

  it('D4: writes the fields on its list, and no other', () => {
    const lines: string[] = [];
    const log = gatewayLog({ write: (line) => void lines.push(line) });
    log.info({ tenant: 'acme', ...{ token: 'canary', authorization: 'canary' } }, 'request');
    expect(lines.join('')).toContain('"tenant":"acme"');
    expect(lines.join('')).not.toContain('canary');
  });

  it('tells agents apart without naming them', () => {
    expect(pseudonym('a', 'edward')).toBe(pseudonym('a', 'edward'));
    expect(pseudonym('a', 'edward')).not.toBe(pseudonym('b', 'edward'));
    expect(masked(pseudonym('a', 'edward'))).toMatch(/^[a-z]{10}$/u);
  });
});
