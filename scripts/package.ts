import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hostsIn, NO_HOSTS } from './package/hosts';
import { managedIn, NO_VALUES } from './package/managed-values';
import { packageAll } from './package/package-all';
import { makeSigningKey, signingKeyIn } from './package/signing-key';

const USAGE = `npm run package -- [--key FILE] [--hosts FILE] [--policy FILE] [--url ADDRESS] [--out FOLDER]

  --key     RSA key in PEM that signs the CRX and fixes the extension's id; without it one is made
  --hosts   {"crm": ["https://crm.example"], "services": ["https://login.example"]}
  --policy  {"enforced": {…}, "defaults": {…}}, written into the policy files
  --url     where the CRX and updates.xml will lie, https://intranet.example/sidetone/ say
  --out     .output/package if not given`;

try {
  process.exitCode = await main();
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      key: { type: 'string' },
      hosts: { type: 'string' },
      policy: { type: 'string' },
      url: { type: 'string', default: 'https://extensions.example/sidetone/' },
      out: { type: 'string', default: '.output/package' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const out = resolve(values.out);
  const url = folderUrl(values.url);
  const hosts = values.hosts === undefined ? NO_HOSTS : hostsIn(values.hosts);
  const managed = values.policy === undefined ? NO_VALUES : managedIn(values.policy);
  const given = values.key === undefined ? undefined : signingKeyIn(values.key);

  for (const browser of ['chrome', 'edge']) {
    const { status } = spawnSync('npx', ['wxt', 'build', '-b', browser], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) return 1;
  }
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const key = given ?? makeSigningKey(join(out, 'throw-away-key.pem'));
  const sums = await packageAll({
    builds: { chrome: resolve('.output/chrome-mv3'), edge: resolve('.output/edge-mv3') },
    ...{ out, key, hosts, managed, url },
  });

  for (const [name, sum] of sums) console.log(`${sum}  ${name}`);
  console.log(`\nextension id       ${key.id}`);
  console.log(`redirect address   https://${key.id}.chromiumapp.org/call-centre`);
  console.log(`update address     ${url}updates.xml`);
  if (!given) {
    console.log(
      `\nNo --key was given: the CRX is signed with a new key, ${key.file}. For a trial only. Whoever\nhas the key can replace the extension; without it there is no update. Keep the real one safe.`,
    );
  }
  return 0;
}

function folderUrl(text: string): string {
  const local = /^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/u.test(text);
  if (!URL.canParse(text) || !(text.startsWith('https://') || local)) {
    throw new Error(
      `--url ${text} is no https address. Example: --url https://intranet.example/sidetone/`,
    );
  }
  return text.endsWith('/') ? text : `${text}/`;
}
