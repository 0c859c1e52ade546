#!/usr/bin/env node
import { check } from './commands/check';
import { print, type Command } from './commands/console';
import { init } from './commands/init';
import { keygen } from './commands/keygen';
import { serveCommand } from './commands/serve';

const COMMANDS: Readonly<Record<string, Command>> = { serve: serveCommand, check, keygen, init };

const USAGE = `sidetone-gateway serve | check | init   [--configuration FILE]
sidetone-gateway keygen seal | storage | aiccs --out FILE

FILE may also stand in SIDETONE_CONFIGURATION; else it is /etc/sidetone/gateway.json.`;

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
const here = { input: process.stdin, output: process.stdout, env: process.env };

if (!command) {
  print(here, USAGE);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command(args, here);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
    process.exitCode = 1;
  }
}
