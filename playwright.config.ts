import { defineConfig } from '@playwright/test';

/** One worker: calls are timed, and two browsers with audio on two cores disturb each other. */
export default defineConfig({
  testDir: 'test',
  testMatch: '**/*.spec.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // A second try on CI only, where it is told as flaky: real audio, real sockets, two shared cores.
  retries: process.env['CI'] ? 1 : 0,
  // Ceilings, which a test that passes never meets, with room for a machine a few times as slow.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  projects: [
    { name: 'contract', testDir: 'test/contract' },
    { name: 'audio', testDir: 'test/audio' },
    { name: 'components', testDir: 'test/components' },
    { name: 'hostile-page', testDir: 'test/hostile-page' },
    { name: 'page-safety', testDir: 'test/page-safety' },
    { name: 'numbers', testDir: 'test/numbers' },
    { name: 'peers', testDir: 'test/peers' },
    { name: 'e2e', testDir: 'test/e2e', testIgnore: '**/xvfb/**' },
    // Policies rule the whole machine: alone, and never beside another project.
    { name: 'soak', testDir: 'test/soak' },
    { name: 'xvfb', testDir: 'test/e2e/xvfb' },
    { name: 'policy', testDir: 'test/policy' },
  ],
});
