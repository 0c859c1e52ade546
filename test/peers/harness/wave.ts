import { closeSync, openSync, fstatSync, readSync, writeFileSync } from 'node:fs';

/** Of plain phones, in Hz. */
const RATE = 8_000;
const HEADER_BYTES = 44;
/** How much of the end of a recording is listened to, in samples. */
const EAR = RATE / 2;

/** Writes a minute of one tone as a WAV file, 16 bit, mono. */
export function writeTone(file: string, hertz: number): void {
  const samples = RATE * 60;
  const bytes = Buffer.alloc(HEADER_BYTES + samples * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1) {
    const value = 9_000 * Math.sin((2 * Math.PI * hertz * at) / RATE);
    bytes.writeInt16LE(Math.round(value), HEADER_BYTES + at * 2);
  }
  writeFileSync(file, bytes);
}

/** Which of these tones the end of a recording holds; `size`: how long the recording is, in bytes. */
export function tonesAtEnd(
  file: string,
  tones: readonly number[],
): { tones: number[]; size: number } {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const from = Math.max(HEADER_BYTES, size - EAR * 2);
    const bytes = Buffer.alloc(Math.max(0, size - from));
    readSync(handle, bytes, 0, bytes.length, from);
    const samples = Array.from({ length: bytes.length >> 1 }, (_, at) => bytes.readInt16LE(at * 2));
    return { size, tones: tones.filter((hertz) => amplitude(samples, hertz) > 200) };
  } finally {
    closeSync(handle);
  }
}

/** The strength of one frequency among samples (Goertzel's sum, written out). */
function amplitude(samples: readonly number[], hertz: number): number {
  if (samples.length < EAR / 2) return 0;
  let real = 0;
  let imaginary = 0;
  samples.forEach((sample, at) => {
    const angle = (2 * Math.PI * hertz * at) / RATE;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
  });
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}
