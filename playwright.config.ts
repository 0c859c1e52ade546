import { defineConfig } from '@playwright/test';

/** One worker: calls are timed, and two browsers with audio on two cores disturb each other. */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.spec.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  projects: [
    { name: 'contract', testDir: 'test/contract' },
    { name: 'components', testDir: 'test/components' },
    { name: 'hostile-page', testDir: 'test/hostile-page' },
    { name: 'peers', testDir: 'test/peers' },
    { name: 'e2e', testDir: 'test/e2e', testIgnore: '**/xvfb/**' },
    { name: 'xvfb', testDir: 'test/e2e/xvfb' },
  ],
});
