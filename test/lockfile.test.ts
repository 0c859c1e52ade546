import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foreignDependencies, lockfileFaults } from './house/lockfile';
import type { Lockfile, PackageJson } from './house/lockfile';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

const ours = read('package.json') as PackageJson;
const SOUND = { integrity: `sha512-${'A'.repeat(86)}==` };

describe('what is installed', () => {
  it('E2: the lockfile has nothing from elsewhere, nothing unchecked, and no script that runs', () => {
    const lockfile = read('package-lock.json') as Lockfile;
    expect(Object.keys(lockfile.packages).length).toBeGreaterThan(100);
    expect(lockfileFaults(lockfile, ours)).toEqual([]);
  });

  it.each(['', ...(ours.workspaces ?? []).map((one) => `${one}/`)])(
    'E2: %spackage.json asks the registry alone',
    (folder) => {
      expect(foreignDependencies(read(`${folder}package.json`) as PackageJson)).toEqual([]);
    },
  );
});

describe('the lint of the lockfile', () => {
  it('lets pass what is sound, an alias that we asked for, and our workspaces', () => {
    const packages = {
      '': {},
      'node_modules/a': SOUND,
      'node_modules/a/node_modules/@b/c': SOUND,
      'node_modules/d': { ...SOUND, name: 'really-d' },
      'node_modules/e': { ...SOUND, hasInstallScript: true },
      'node_modules/mine': { link: true, resolved: 'mine' },
      mine: {},
    };
    expect(
      lockfileFaults(
        { packages },
        {
          dependencies: { d: 'npm:really-d@1.2.3' },
          workspaces: ['mine'],
          allowScripts: { e: false },
        },
      ),
    ).toEqual([]);
  });

  it.each([
    { 'node_modules/a': {} },
    { 'node_modules/a': { integrity: 'sha1-AAAA' } },
    { 'node_modules/a': { ...SOUND, resolved: 'git+ssh://git@forge.example/a.git#1' } },
    { 'node_modules/a': { ...SOUND, resolved: 'https://elsewhere.example/a.tgz' } },
    { 'node_modules/a': { ...SOUND, name: 'another' } },
    { 'node_modules/a': { ...SOUND, hasInstallScript: true } },
    { 'node_modules/a': { link: true, resolved: '../outside' } },
  ])('refuses %j', (packages) => {
    expect(lockfileFaults({ packages }, {})).not.toEqual([]);
  });

  it.each([
    'git+https://forge.example/a.git',
    'https://e.example/a.tgz',
    'file:../a',
    '*',
    'latest',
  ])('refuses a dependency on %s', (a) => {
    expect(foreignDependencies({ dependencies: { a } })).toHaveLength(1);
  });
});
