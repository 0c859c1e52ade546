import { createSocket } from 'node:dgram';
import { freePort } from '../../../demo/free-port';
import { run } from './program';

/** Between browsers and plain phones: ends ICE and encryption, as a call centre's border does. */
export async function startRtpengine() {
  const port = await freePort();
  const media = 20_000 + Math.floor(Math.random() * 400) * 100;
  const program = run('rtpengine', [
    ...['--foreground', '--table=-1', '--interface=127.0.0.1', '--log-stderr', '--log-level=5'],
    ...[`--listen-ng=127.0.0.1:${port}`, `--port-min=${media}`, `--port-max=${media + 99}`],
  ]);
  const address = `udp:127.0.0.1:${port}`;
  await answers(port, program.output);
  return { address, output: program.output, stop: program.stop };
}

/** Asks until it answers, by its own protocol: a cookie, then a bencoded command. */
async function answers(port: number, output: () => string): Promise<void> {
  const socket = createSocket('udp4');
  try {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const heard = new Promise<boolean>((resolve) => {
        socket.once('message', () => resolve(true));
        setTimeout(() => resolve(false), 100);
      });
      socket.send('1 d7:command4:pinge', port, '127.0.0.1');
      if (await heard) return;
    }
  } finally {
    socket.close();
  }
  throw new Error(`rtpengine did not start:\n${output()}`);
}
