import { build } from 'vite';

/** One browser module, with all that it imports, as text. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['es'] },
    },
  });
  for (const built of Array.isArray(result) ? result : [result]) {
    if ('output' in built) return built.output[0].code;
  }
  throw new Error(`nothing was built from ${entry}`);
}
