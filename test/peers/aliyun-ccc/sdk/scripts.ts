import { serve } from '../../../../demo/http';
import { classicScript } from '../../sdk/classic-script';

const here = (name: string): URL => new URL(name, import.meta.url);

/**
 * Serves the scripts that stand in for g.alicdn.com's; `sdk` is what a page's `data-sdk` takes, with
 * what `integrity` makes of each script.
 */
export async function serveWorkbenchSdk(integrity?: (script: string) => string) {
  const scripts = new Map([
    ['/workbenchSdk.min.js', await classicScript(here('workbench-sdk.ts'))],
    ['/agentbar/index.js', await classicScript(here('agent-bar-sdk.ts'))],
  ]);
  const site = await serve((request, response) => {
    const script = scripts.get(request.url ?? '');
    response.writeHead(script === undefined ? 404 : 200, {
      'Content-Type': 'text/javascript',
      'Access-Control-Allow-Origin': '*',
    });
    response.end(script);
  });
  const told = [...scripts].map(([path, script]) => ({
    url: `${site.url}${path}`,
    ...(integrity && { integrity: integrity(script) }),
  }));
  return { sdk: { scripts: told }, origin: site.url, stop: site.stop };
}
