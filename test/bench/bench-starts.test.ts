import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** The bench runs outside of the bundler, where a module that asks for its mode cannot be loaded. */
it('the bench can be started, and names its parts', () => {
  const { status, stderr } = spawnSync('npx', ['tsx', 'scripts/bench.ts', '--only', 'nothing'], {
    encoding: 'utf8',
  });
  expect(stderr).toContain('There is no part "nothing". There are: dial, ring, panel');
  expect(status).toBe(1);
});
