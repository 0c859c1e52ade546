import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { manifest } from './manifest';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ mode }) => manifest({ mode }),
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  vite: () => ({ plugins: [preact()], build: { sourcemap: false, target: 'chrome140' } }),
});
