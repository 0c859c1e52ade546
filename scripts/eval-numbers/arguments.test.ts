import { describe, expect, it } from 'vitest';
import { UsageError, wishOf } from './arguments';

describe('the command line', () => {
  it.each([
    ['--pages p --labels l --json', { kind: 'pages', pages: 'p', labels: 'l', json: true }],
    ['--pages p --labels l --extension e', { kind: 'pages', extension: 'e', json: false }],
    [
      '--url https://a.example --region de',
      { kind: 'url', url: 'https://a.example/', region: 'DE' },
    ],
    ['--texts t --metadata m --out o', { kind: 'texts', texts: 't', metadata: 'm', out: 'o' }],
  ])('%s', (line, wish) => {
    expect(wishOf(line.split(' '))).toMatchObject(wish);
  });

  it.each([
    ['', /one of --pages, --url and --texts/u],
    ['--pages p', /needs --labels/u],
    ['--pages p --labels l --url https://a.example', /one of/u],
    ['--pages p --labels l --region DE', /--region does not go with --pages/u],
    ['--url ftp://a.example --region DE', /takes an http or https address/u],
    ['--url nonsense --region DE', /takes an http or https address/u],
    ['--url https://a.example', /needs --region/u],
    ['--url https://a.example --region Germany', /takes a country code/u],
    ['--colour', /--colour/u],
    ['p', /p/u],
  ])('refuses "%s"', (line, reason) => {
    const read = (): unknown => wishOf(line.split(' ').filter((word) => word !== ''));
    expect(read).toThrow(UsageError);
    expect(read).toThrow(reason);
  });
});
