import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventLog } from '../../../demo/event-log';
import { freePort } from '../../../demo/free-port';
import type { Pbx } from '../../../demo/pbx/kamailio';
import { run } from './program';
import { tonesAtEnd, writeTone } from './wave';

type Happened = { readonly type: string; readonly param?: string };

/** A plain SIP phone (baresip): UDP, G.711, no ICE, no encryption, that sends one tone. */
export async function startDeskPhone(pbx: Pbx, user: string, tone: number) {
  const account = pbx.users[user];
  if (!account) throw new Error(`the proxy has no user ${user}`);
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-desk-phone-'));
  const control = await freePort();
  const media = 30_000 + Math.floor(Math.random() * 400) * 20;
  writeTone(join(folder, 'voice.wav'), tone);
  writeFileSync(join(folder, 'contacts'), '');
  writeFileSync(
    join(folder, 'accounts'),
    `<sip:${user}@${pbx.domain}>;auth_user=${user};auth_pass=${account.password};` +
      `outbound="sip:${pbx.udpAddress};transport=udp";regint=60;answermode=auto;` +
      'audio_codecs=pcmu/8000/1\n',
  );
  writeFileSync(
    join(folder, 'config'),
    [
      `sip_listen 127.0.0.1:${await freePort()}`,
      'net_interface 127.0.0.1',
      'module_path /usr/lib/baresip/modules',
      ...['g711', 'aufile', 'sndfile', 'aubridge'].map((name) => `module ${name}.so`),
      ...['account', 'menu', 'ctrl_tcp'].map((name) => `module_app ${name}.so`),
      `ctrl_tcp_listen 127.0.0.1:${control}`,
      `audio_source aufile,${folder}/voice.wav`,
      'audio_player aubridge,nobody',
      'audio_alert aubridge,nobody',
      ...['ausrc', 'auplay'].flatMap((end) => [`${end}_srate 8000`, `${end}_channels 1`]),
      `rtp_ports ${media}-${media + 18}`,
      `snd_path ${folder}`,
      '',
    ].join('\n'),
  );
  const program = run('baresip', ['-f', folder], folder);
  const log = new EventLog<Happened>();
  const socket = await reach(control, log, program.output);
  const registered = pbx.waitFor(
    ({ kind, method, status, to }) =>
      kind === 'own-reply' && method === 'REGISTER' && status === 200 && to === user,
  );
  await registered;

  const command = (name: string, params = ''): void => {
    const body = JSON.stringify({ command: name, params });
    socket.write(`${Buffer.byteLength(body)}:${body},`);
  };
  return {
    log,
    output: program.output,
    call: (number: string) => command('dial', `sip:${number}@${pbx.domain}`),
    /** Sends whom it talks to elsewhere, by REFER. */
    transfer: (user: string) => command('transfer', `sip:${user}@${pbx.domain}`),
    hangUp: () => command('hangup'),
    happened: (type: string, from = 0) => log.waitFor((event) => event.type === type, { from }),
    /** Which of these tones its newest call hears just now; none when nothing comes in any more. */
    hears: async (tones: readonly number[]): Promise<number[]> => {
      const newest = readdirSync(folder)
        .filter((name) => name.endsWith('-dec.wav'))
        .sort()
        .at(-1);
      if (!newest) return [];
      const before = tonesAtEnd(join(folder, newest), tones).size;
      await new Promise((resolve) => setTimeout(resolve, 600));
      const now = tonesAtEnd(join(folder, newest), tones);
      return now.size > before ? now.tones : [];
    },
    /** Whether sound comes in, by its own counters; its recording stops with the first hold. */
    receiving: (): boolean =>
      Number(/audio=\d+\/(\d+)(?!.*audio=)/su.exec(program.output())?.[1]) > 0,
    stop: async () => {
      socket.destroy();
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type DeskPhone = Awaited<ReturnType<typeof startDeskPhone>>;

/** The phone's remote control: JSON in netstrings, in both directions. */
async function reach(port: number, log: EventLog<Happened>, output: () => string): Promise<Socket> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (open) {
      let rest = '';
      socket.setEncoding('utf8').on('data', (text: string) => {
        rest = read(rest + text, log);
      });
      socket.on('error', () => undefined);
      return socket;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the desk phone did not start:\n${output()}`);
}

function read(text: string, log: EventLog<Happened>): string {
  const [, length = '', body = ''] = /^(\d+):(.*)$/su.exec(text) ?? [];
  if (length === '' || body.length <= Number(length)) return text;
  const message = JSON.parse(body.slice(0, Number(length))) as Partial<Happened>;
  if (message.type) log.add({ type: message.type, ...message });
  return read(body.slice(Number(length) + 1), log);
}
