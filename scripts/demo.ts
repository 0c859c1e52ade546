import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { kamailioPath } from '../demo/pbx/process';
import { isVendor, VENDORS } from '../demo/vendors';
import { mayRule } from '../test/policy/harness/managed-policy';
import { prepareMachine } from './machine';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    policy: { type: 'boolean', default: false },
    provider: { type: 'string' },
  },
});

const wanted = values.provider ?? (kamailioPath() ? 'sip' : undefined);
process.exitCode = await demo();

async function demo(): Promise<number> {
  if (wanted !== undefined && wanted !== 'sip' && wanted !== 'practice' && !isVendor(wanted)) {
    const known = ['practice', 'sip', ...Object.keys(VENDORS)].join(', ');
    console.error(`--provider is one of ${known}; not ${wanted}`);
    return 2;
  }
  if (values.policy && (!values.check || (wanted !== undefined && wanted !== 'sip'))) {
    console.error('--policy goes with --check, and with the SIP provider.');
    return 2;
  }
  if (values.policy && !mayRule()) {
    console.error('--policy writes a policy for this whole machine: on Linux, and as root.');
    return 2;
  }
  if (!values.check && noDisplay()) {
    console.error(
      'There is no display to open a window on. To see the main job walked without one:',
    );
    console.error('  npm run demo -- --check');
    return 2;
  }
  prepareMachine();
  const provider = wanted ?? (kamailioPath() ? 'sip' : 'practice');
  if (values.policy && provider !== 'sip') {
    console.error('--policy needs Kamailio, which is not there.');
    return 2;
  }
  console.log(`building the extension; provider: ${provider}`);
  if (!built()) return 1;
  if (values.check) {
    const { check } = await import('../demo/check/check');
    return (await check(values.policy ? 'policy' : provider)) ? 0 : 1;
  }
  const { main } = await import('../demo/main');
  await main(provider);
  return 0;
}

function noDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY;
}

function built(): boolean {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build:demo'], {
    shell: process.platform === 'win32',
  });
  if (status !== 0) console.error(`${String(stdout)}${String(stderr)}`);
  return status === 0;
}
