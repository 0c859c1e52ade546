import { fileURLToPath } from 'node:url';
import { bundle } from '../../../../demo/bundle';
import { serve } from '../../../../demo/http';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Serves the scripts that stand in for g.alicdn.com's; `scripts` is what a page's `data-sdk` takes. */
export async function serveWorkbenchSdk() {
  const scripts = new Map([
    ['/workbenchSdk.min.js', await bundle(here('workbench-sdk.ts'))],
    ['/agentbar/index.js', await bundle(here('agent-bar-sdk.ts'))],
  ]);
  const site = await serve((request, response) => {
    const script = scripts.get(request.url ?? '');
    response.writeHead(script === undefined ? 404 : 200, {
      'Content-Type': 'text/javascript',
      'Access-Control-Allow-Origin': '*',
    });
    response.end(script === undefined ? '' : `(() => {${script}\n})();`);
  });
  const urls = [...scripts.keys()].reverse().map((path) => ({ url: `${site.url}${path}` }));
  return { sdk: { scripts: urls }, origin: site.url, scripts, stop: site.stop };
}
