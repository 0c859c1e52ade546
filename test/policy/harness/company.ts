import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../../demo/http';
import type { Site } from '../../../demo/http';
import type { CompanyHosts } from '../../../scripts/package/hosts';
import { packageAll } from '../../../scripts/package/package-all';
import type { ManagedValues } from '../../../scripts/package/policy/policies';
import { makeSigningKey } from '../../../scripts/package/signing-key';
import type { SigningKey } from '../../../scripts/package/signing-key';
import { DEMO_BUILD } from '../../e2e/harness/browser';
import { ManagedPolicy } from './managed-policy';

/** A company that hands out the extension: its key, its update server, its policy. */
export class Company {
  readonly #policy: ManagedPolicy;

  private constructor(
    private readonly folder: string,
    private readonly site: Site,
    readonly key: SigningKey,
    private readonly hosts: CompanyHosts,
  ) {
    this.#policy = new ManagedPolicy(key.id);
  }

  static async open(hosts: CompanyHosts = { crm: [], services: [] }): Promise<Company> {
    const folder = mkdtempSync(join(tmpdir(), 'sidetone-company-'));
    const site = await serve((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      response.end(readFileSync(join(folder, 'out', pathname)));
    });
    return new Company(folder, site, makeSigningKey(join(folder, 'key.pem')), hosts);
  }

  /** Packages the demo build as a version; browsers find it when they look for updates next. */
  async release(version: string, managed: ManagedValues): Promise<void> {
    const build = join(this.folder, version);
    cpSync(DEMO_BUILD, build, { recursive: true });
    const manifest = join(build, 'manifest.json');
    writeFileSync(
      manifest,
      JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), version }),
    );
    await packageAll({
      builds: { chrome: build, edge: build },
      out: join(this.folder, 'out'),
      key: this.key,
      hosts: this.hosts,
      managed,
      url: `${this.site.url}/`,
    });
  }

  /** Hands out what was released, with the policy as it was written for Linux. */
  rollOut(change: (policies: Record<string, unknown>) => object = (same) => same): void {
    const file = join(this.folder, 'out/policy/linux-chrome.json');
    const policies = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    // Without it no tool may look into what was installed by force.
    const open = { DeveloperToolsAvailability: 1 };
    this.#policy.setText(JSON.stringify({ ...open, ...change(policies) }));
  }

  /** An edit of what was rolled out: other values for the extension, and nothing else. */
  edit(managed: ManagedValues): void {
    this.rollOut((policies) => ({
      ...policies,
      '3rdparty': { extensions: { [this.key.id]: managed } },
    }));
  }

  async close(): Promise<void> {
    this.#policy.remove();
    await this.site.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
