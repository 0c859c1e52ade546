import type { Breaches } from './import-rules';

type Entry = {
  readonly name?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
};
type Wanted = Readonly<Record<string, string>>;

/** As much of `package-lock.json` (version 3) as is looked at. */
export type Lockfile = { readonly packages: Readonly<Record<string, Entry>> };

/** As much of a `package.json`. */
export type PackageJson = {
  readonly dependencies?: Wanted;
  readonly devDependencies?: Wanted;
  readonly workspaces?: readonly string[];
  readonly allowScripts?: Readonly<Record<string, boolean>>;
};

const INSTALLED = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/u;

/**
 * Whatever an attacker could slip into a lockfile: a package from another place than the registry, one
 * whose bytes nobody checks, one under another's name, and one whose script runs when it is installed.
 */
export function lockfileFaults({ packages }: Lockfile, ours: PackageJson): Breaches {
  const aliases = Object.entries(wantedBy(ours)).filter(([, spec]) => spec.startsWith('npm:'));
  return Object.entries(packages).flatMap(([path, entry]) => {
    const name = INSTALLED.exec(path)?.[1];
    const workspace = ours.workspaces?.includes(entry.link ? (entry.resolved ?? '') : path);
    if (path === '' || workspace) return [];
    const fault = (what: string): string => `${path}: ${what}`;
    const alias = aliases.find(([one]) => one === name)?.[1];
    return [
      ...(name === undefined || entry.link ? [fault('is neither installed nor ours')] : []),
      ...(entry.resolved === undefined ? [] : [fault(`comes from ${entry.resolved}`)]),
      ...(/^sha512-[\w+/]{86}==$/u.test(entry.integrity ?? '') ? [] : [fault('is not checked')]),
      ...(entry.name === undefined || alias?.startsWith(`npm:${entry.name}@`)
        ? []
        : [fault(`is really ${entry.name}`)]),
      ...(entry.hasInstallScript && ours.allowScripts?.[name ?? ''] !== false
        ? [fault('has an install script that is not switched off')]
        : []),
    ];
  });
}

/** Dependencies that are fetched from elsewhere than the registry. */
export function foreignDependencies(ours: PackageJson): Breaches {
  return Object.entries(wantedBy(ours))
    .filter(([, spec]) => !/^(?:npm:(?:@[\w-]+\/)?[\w.-]+@)?[\^~]?\d[\w.-]*$/u.test(spec))
    .map(([name, spec]) => `${name}: ${spec}`);
}

function wantedBy({ dependencies, devDependencies }: PackageJson): Wanted {
  return { ...dependencies, ...devDependencies };
}
