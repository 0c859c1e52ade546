import { createHash, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/**
 * Registers as a SIP phone would, over UDP with digest (RFC 3261 §22.4), and resolves to the status of
 * the final answer. It repeats itself until it is heard, as UDP wants (§17.1.2).
 */
export async function register(
  port: number,
  account: { readonly user: string; readonly username: string; readonly password: string },
): Promise<number> {
  const socket = createSocket('udp4');
  try {
    const callId = randomBytes(8).toString('hex');
    const domain = 'sidetone.test';
    const uri = `sip:${domain}`;
    const send = async (cseq: number, authorization?: string): Promise<string> => {
      const message = [
        `REGISTER ${uri} SIP/2.0`,
        `Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${randomBytes(8).toString('hex')};rport`,
        `From: <sip:${account.user}@${domain}>;tag=${callId}`,
        `To: <sip:${account.user}@${domain}>`,
        `Call-ID: ${callId}`,
        `CSeq: ${cseq} REGISTER`,
        'Max-Forwards: 70',
        ...(authorization === undefined ? [] : [`Authorization: Digest ${authorization}`]),
        'Content-Length: 0',
        '\r\n',
      ].join('\r\n');
      return new Promise((resolve, reject) => {
        const repeat = setInterval(() => socket.send(message, port, '127.0.0.1'), 200);
        const end = setTimeout(() => reject(new Error('nobody answered')), 15_000);
        socket.once('message', (answer) => {
          clearInterval(repeat);
          clearTimeout(end);
          resolve(answer.toString());
        });
        socket.on('error', () => undefined).send(message, port, '127.0.0.1');
      });
    };
    const challenge = await send(1);
    const [, realm = ''] = /realm="([^"]*)"/u.exec(challenge) ?? [];
    const [, nonce = ''] = /nonce="([^"]*)"/u.exec(challenge) ?? [];
    const ha1 = md5(`${account.username}:${realm}:${account.password}`);
    const response = md5(`${ha1}:${nonce}:${md5(`REGISTER:${uri}`)}`);
    const said = { username: account.username, realm, nonce, uri, response };
    const quoted = Object.entries(said).map(([name, value]) => `${name}="${value}"`);
    const answer = await send(2, quoted.join(', '));
    return Number(/^SIP\/2\.0 (\d+)/u.exec(answer)?.[1]);
  } finally {
    socket.close();
  }
}
