/** The bytes of an answer are more than was to be read. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/**
 * Reads no more than it may: a declared length is only a claim, and compression hides the size.
 *
 * @throws {TooLong} past `most` bytes; `TypeError` when the connection breaks
 */
export async function bytesOf(answer: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = answer.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > most) {
      await reader?.cancel();
      throw new TooLong(`The answer is longer than ${String(most)} bytes`);
    }
    parts.push(part.value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

/** The same as text. @throws `TypeError` also for what is no UTF-8 */
export async function textOf(answer: Response, most: number): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(answer, most));
}
