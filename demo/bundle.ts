import { build } from 'vite';

const bundles = new Map<string, Promise<string>>();

/** One browser module, with all that it imports, as text; made once in a process. */
export function bundle(entry: string): Promise<string> {
  const made = bundles.get(entry) ?? bundled(entry);
  bundles.set(entry, made);
  return made;
}

async function bundled(entry: string): Promise<string> {
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
