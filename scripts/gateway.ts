import { chmodSync } from 'node:fs';
import { build } from 'vite';

const OUT = process.argv[2] ?? '.output/gateway';

/** The gateway in one file: `node .output/gateway/gateway.mjs serve`, without `node_modules`. */
await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'gateway/src/main.ts',
    target: 'node20',
    outDir: OUT,
    // The softphone pages lie beside it.
    emptyOutDir: false,
    minify: false,
    rollupOptions: { output: { entryFileNames: 'gateway.mjs', codeSplitting: false } },
  },
});
chmodSync(`${OUT}/gateway.mjs`, 0o755);
