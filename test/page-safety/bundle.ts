import { join } from 'node:path';
import { build } from 'vite';
import { lightning } from './lwc/compile';

/**
 * A page's script as its framework's users develop it, with all the framework's own warnings.
 * `entry` is relative to this folder.
 */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    plugins: [lightning()],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    resolve: {
      conditions: ['development', 'browser', 'module'],
      // With the compiler for templates in strings.
      alias: [{ find: /^vue$/u, replacement: 'vue/dist/vue.esm-bundler.js' }],
    },
    build: {
      write: false,
      minify: false,
      target: 'chrome140',
      rolldownOptions: {
        input: join(import.meta.dirname, entry),
        output: { format: 'iife' },
      },
    },
  });
  const [chunk] = 'output' in built ? built.output : [];
  if (chunk?.type !== 'chunk') throw new Error(`${entry} makes no script`);
  return chunk.code;
}
