/** Says each step with the time it took, so that a person can follow and a machine can compare. */
export class Steps {
  readonly #began = performance.now();
  #last = this.#began;
  #count = 0;

  constructor(private readonly say: (line: string) => void = console.log) {}

  /** Runs one step. Its error is what ends the whole check. */
  async run<T>(what: string, work: () => Promise<T>): Promise<T> {
    this.#count += 1;
    const label = `${String(this.#count).padStart(2)}  ${what}`;
    try {
      const result = await work();
      this.say(`${label.padEnd(62)} ${this.#took()}  ok`);
      return result;
    } catch (error) {
      this.say(`${label.padEnd(62)} ${this.#took()}  NOT SO`);
      throw error;
    }
  }

  summary(): string {
    const seconds = (performance.now() - this.#began) / 1000;
    return `${this.#count} steps in ${seconds.toFixed(1)} s`;
  }

  #took(): string {
    const now = performance.now();
    const took = now - this.#last;
    this.#last = now;
    return `${Math.round(took)} ms`.padStart(8);
  }
}
