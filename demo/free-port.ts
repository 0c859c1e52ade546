import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * Below those that systems give to whoever asks for any (Linux from 32 768, others from 49 152), so
 * that no connection takes the port before the program that it is for; and with room for the ranges
 * that media relays are given.
 */
const FIRST = 12_000;
const COUNT = 8_000;
const ATTEMPTS = 50;

/**
 * A loopback port that was free a moment ago, for TCP and UDP, for programs that cannot choose by
 * themselves.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if ((await tcpIsFree(port)) && (await udpIsFree(port))) return port;
  }
  throw new Error(`${ATTEMPTS} ports were taken`);
}

function tcpIsFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function udpIsFree(port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => {
    socket.once('error', () => socket.close(() => resolve(false)));
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
}
