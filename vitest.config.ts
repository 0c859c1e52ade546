import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Unit tests stand beside the code; `*.spec.ts` need a browser and belong to Playwright. */
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: [
      '{lib,components,entrypoints,demo,scripts}/**/*.test.{ts,tsx}',
      'test/{,bench/,crm-contract/}*.test.{ts,tsx}',
      'gateway/{src,softphones}/**/*.test.ts',
      'test/{gateway,peers,crm-contract}/**/*.test.ts',
    ],
    // Its own choice leaves one core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    // A busy machine is no fault: thousands of random numbers take their time there, and so do servers
    // that start.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    mockReset: true,
    restoreMocks: true,
  },
});
