import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp } from '../app';
import { readConfiguration } from '../configuration/read-configuration';
import { gatewayLog } from '../http/request-log';
import { serve } from '../serve';
import { configurationFile, option, type Command } from './console';

/** `serve`: until SIGTERM or SIGINT, which let the running requests end. */
export const serveCommand: Command = async (args, console) => {
  const settings = readConfiguration(configurationFile(args, console));
  const log = gatewayLog({ write: (line) => void console.output.write(line) });
  // Beside the one file that the gateway is built into.
  const folder =
    option(args, 'softphones') ?? fileURLToPath(new URL('softphones', import.meta.url));
  const softphones = existsSync(folder) ? folder : undefined;
  const { port, stop } = await serve(createApp({ settings, log, softphones }), settings.listen);
  log.info({ host: settings.listen.host, port }, 'listening');
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
  });
  log.info({ signal }, 'stopping');
  await stop();
  log.info({}, 'stopped');
  return 0;
};
