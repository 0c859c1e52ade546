import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { print, type Console } from './console';

/**
 * Asks a person, or reads a line each from a pipe. What is typed as an answer to a secret question is
 * not shown.
 */
export function questions(console: Console) {
  const { input, output } = console;
  let hidden = false;
  const echo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!hidden) output.write(chunk);
      done();
    },
  });
  const reader = createInterface({ input, output: echo, terminal: input.isTTY === true });
  const lines = reader[Symbol.asyncIterator]();

  const ask = async (question: string, usual?: string): Promise<string> => {
    output.write(`${question}${usual === undefined ? '' : ` [${usual}]`}: `);
    const line = await lines.next();
    if (line.done === true) throw new Error('The answers ended before the questions.');
    const answer = line.value.trim();
    if (answer !== '') return answer;
    if (usual !== undefined) return usual;
    print(console, 'It is needed.');
    return ask(question);
  };

  return {
    ask,
    askSecret: async (question: string): Promise<string> => {
      hidden = true;
      try {
        return await ask(question);
      } finally {
        hidden = false;
        print(console, '');
      }
    },
    close: () => reader.close(),
  };
}
