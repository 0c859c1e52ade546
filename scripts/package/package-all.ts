import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveOf } from './archive';
import { writeCrx } from './crx';
import type { CompanyHosts } from './hosts';
import { forCompany, forStore } from './manifest-of';
import type { BuiltManifest } from './manifest-of';
import { BROWSERS } from './policy/policies';
import type { ManagedValues, PolicyBrowser } from './policy/policies';
import { policyTemplates } from './policy/templates';
import type { SigningKey } from './signing-key';

export type Packaging = {
  /** The folder of each browser's build. */
  readonly builds: Readonly<Record<PolicyBrowser, string>>;
  readonly out: string;
  readonly key: SigningKey;
  readonly hosts: CompanyHosts;
  readonly managed: ManagedValues;
  /** The folder on the company's server that will hold the CRX and `updates.xml`; ends with `/`. */
  readonly url: string;
};

/** Writes everything that is handed out. Returns the names of the files, and their SHA-256. */
export async function packageAll(packaging: Packaging): Promise<ReadonlyMap<string, string>> {
  const { builds, out, key, hosts, managed, url } = packaging;
  const sums = new Map<string, string>();
  const write = (name: string, content: string | Buffer): void => {
    writeFileSync(join(out, name), content);
    sums.set(name, createHash('sha256').update(content).digest('hex'));
  };
  mkdirSync(join(out, 'policy'), { recursive: true });

  for (const browser of BROWSERS) {
    const manifest = manifestIn(builds[browser]);
    write(
      `sidetone-${manifest.version}-${browser}.zip`,
      await archiveOf(builds[browser], forStore(manifest)),
    );
  }

  const manifest = manifestIn(builds.chrome);
  const crx = `sidetone-${manifest.version}.crx`;
  await writeCrx(await archiveOf(builds.chrome, forCompany(manifest, hosts, key.publicKey)), {
    key,
    version: manifest.version,
    browser: manifest.minimum_chrome_version,
    codebase: `${url}${crx}`,
    crx: join(out, crx),
    updates: join(out, 'updates.xml'),
  });
  for (const name of [crx, 'updates.xml']) write(name, readFileSync(join(out, name)));

  const rollout = { id: key.id, updateUrl: `${url}updates.xml`, managed };
  for (const { name, content } of policyTemplates(rollout)) write(`policy/${name}`, content);
  return sums;
}

function manifestIn(build: string): BuiltManifest {
  return JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as BuiltManifest;
}
