import { createApp } from '../app';
import { readConfiguration } from '../configuration/read-configuration';
import { gatewayLog } from '../http/request-log';
import { serve } from '../serve';
import { configurationFile, type Command } from './console';

/** `serve`: until SIGTERM or SIGINT, which let the running requests end. */
export const serveCommand: Command = async (args, console) => {
  const settings = readConfiguration(configurationFile(args, console));
  const log = gatewayLog({ write: (line) => void console.output.write(line) });
  const { port, stop } = await serve(createApp({ settings, log }), settings.listen);
  log.info({ host: settings.listen.host, port }, 'listening');
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
  });
  log.info({ signal }, 'stopping');
  await stop();
  log.info({}, 'stopped');
  return 0;
};
