import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { ZONES } from './lib/phone-numbers/time-zones/data';
import { manifest } from './manifest';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  manifest: ({ mode }) => manifest({ mode }),
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  hooks: {
    // The worker reads them when calling hours are set; the panel has them in a chunk of its own.
    'build:publicAssets': (_wxt, files) => {
      files.push({ relativeDest: 'time-zones.txt', contents: ZONES });
    },
  },
  vite: () => ({ plugins: [preact()], build: { sourcemap: false, target: 'chrome140' } }),
});
