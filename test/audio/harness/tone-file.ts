import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 48_000;
const SECONDS = 4;

/** A sound file of one tone, which the browser plays in circles as its fake microphone. */
export function toneFile(frequency: number): {
  readonly path: string;
  readonly remove: () => void;
} {
  const samples = RATE * SECONDS;
  const wav = Buffer.alloc(44 + samples * 2);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples * 2, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1) {
    const value = Math.sin((2 * Math.PI * frequency * at) / RATE) * 0.2;
    wav.writeInt16LE(Math.round(value * 32_767), 44 + at * 2);
  }
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-tone-'));
  const path = join(folder, 'tone.wav');
  writeFileSync(path, wav);
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
