import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readConfiguration } from '../configuration/read-configuration';
import { openTenants } from '../tenants';
import { checkCallCentre } from './check';
import { configurationFile, option, print, type Command, type Console } from './console';
import { report } from './findings';
import { freshKey } from './keygen';
import { questions } from './questions';

const PATIENCE_MS = 60_000;

/**
 * `init`: asks for the identity provider, and for the AccessKey and instance of an Aliyun call centre;
 * proves them, and only then writes the configuration, readable by its owner alone.
 */
export const init: Command = async (args, console) => {
  const file = configurationFile(args, console);
  if (existsSync(file)) {
    print(console, `${file} is there already: move it away first.`);
    return 1;
  }
  const answers = await asked(console, option(args, 'simulator'));
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // Beside the place, so that what does not hold is never found there.
  const draft = `${file}.draft`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(answers, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    const { tenants } = readConfiguration(draft);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (const { id, callCentre } of openTenants(tenants, Date.now).values()) {
      const findings = await checkCallCentre(id, callCentre, signal);
      if (report(console, findings) === 0) continue;
      print(console, 'Nothing was written.');
      return 1;
    }
    writeFileSync(file, `${JSON.stringify(answers, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } finally {
    rmSync(draft, { force: true });
  }
  print(console, `${file} is written. Next: \`check\`, then \`serve\`.`);
  return 0;
};

async function asked(console: Console, simulator: string | undefined): Promise<unknown> {
  const { ask, askSecret, close } = questions(console);
  try {
    const publicUrl = await ask('How browsers reach the gateway (https://…)');
    const extension = await ask('Id of the extension');
    const issuer = await ask('Issuer of the identity provider (https://…)');
    const audience = await ask('Audience of its access tokens', 'sidetone');
    const vendorUser = await ask('Claim with the agent’s user id at the call centre', 'sub');
    const roles = await ask('Claim with roles or groups', 'roles');
    const admin = await ask('Which of them are admins', 'phone-admins');
    const instance = await ask('Instance of the call centre');
    const region = await ask('Its region', 'cn-shanghai');
    const version = await ask('Its version', '2.x');
    const accessKeyId = await ask('AccessKey ID');
    const accessKeySecret = await askSecret('AccessKey secret');
    return {
      publicUrl,
      extensions: [extension],
      sealKeys: [{ id: new Date().toISOString().slice(0, 10), key: freshKey() }],
      storageKey: freshKey(),
      tenants: [
        {
          id: 'main',
          identity: { tokens: 'jwt', issuer, audience },
          agents: { vendorUser, roles, admin },
          callCentre: {
            vendor: 'aliyun-ccc',
            mode: 'access-key',
            ...{ instance, region, version, accessKeyId, accessKeySecret },
            ...(simulator !== undefined && { endpoints: { api: simulator } }),
          },
        },
      ],
    };
  } finally {
    close();
  }
}
