import { createHash, createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';

const MAGIC = 0x2112a442;
const ALLOCATE = 0x0003;
const REFRESH = 0x0004;
const SUCCESS = 0x0100;
const ERROR = 0x0110;
const REALM = 'sidetone.test';

/**
 * As much of a TURN server (RFC 8656) as gives out addresses: it asks for the login, believes only
 * the right one, and relays nothing.
 */
export async function startTurnServer(login: { username: string; credential: string }) {
  const socket = createSocket('udp4');
  let credential = login.credential;
  socket.on('message', (message, from) => {
    const type = message.readUInt16BE(0);
    if (type !== ALLOCATE && type !== REFRESH) return;
    const key = createHash('md5').update(`${login.username}:${REALM}:${credential}`).digest();
    const believed = signedWith(key, message);
    const parts = believed
      ? [
          attribute(0x0016, address('127.0.0.1', 50_000)),
          attribute(0x0020, address(from.address, from.port)),
          attribute(0x000d, Buffer.from([0, 0, 2, 88])),
        ]
      : [
          attribute(0x0009, Buffer.from([0, 0, 4, 1])),
          attribute(0x0014, Buffer.from(REALM)),
          attribute(0x0015, Buffer.from('nonce')),
        ];
    const answer = framed(type | (believed ? SUCCESS : ERROR), message, parts);
    socket.send(believed ? signed(answer, key) : answer, from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  return {
    iceServer: { urls: `turn:127.0.0.1:${String(port)}?transport=udp`, ...login },
    /** From now on the login that was handed out is wrong. */
    changePassword: (): void => {
      credential = `${credential}-changed`;
    },
    stop: (): void => {
      socket.close();
    },
  };
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

/** An IPv4 address and port, hidden from meddling routers (RFC 8489 § 14.2). */
function address(host: string, port: number): Buffer {
  const value = Buffer.from([0, 1, 0, 0, ...host.split('.').map(Number)]);
  value.writeUInt16BE(port ^ (MAGIC >>> 16), 2);
  value.writeUInt32BE((value.readUInt32BE(4) ^ MAGIC) >>> 0, 4);
  return value;
}

function framed(type: number, request: Buffer, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.from(request.subarray(0, 20));
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** Ends a message with its signature, whose length counts already when it is made. */
function signed(message: Buffer, key: Buffer): Buffer {
  const counted = Buffer.from(message);
  counted.writeUInt16BE(message.length - 20 + 24, 2);
  return Buffer.concat([
    counted,
    attribute(0x0008, createHmac('sha1', key).update(counted).digest()),
  ]);
}

function signedWith(key: Buffer, message: Buffer): boolean {
  for (let at = 20; at + 4 <= message.length;) {
    const length = message.readUInt16BE(at + 2);
    if (message.readUInt16BE(at) === 0x0008) {
      const before = message.subarray(0, at);
      return signed(before, key).equals(
        Buffer.concat([signed(before, key).subarray(0, at), message.subarray(at, at + 24)]),
      );
    }
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return false;
}
