/** The simulator behind an SDK refused what it was asked. */
class VendorError extends Error {
  override readonly name = 'VendorError';
}

/** What a vendor's SDK has to its servers: here, the simulator that served the script. */
export class VendorLink {
  #ticket = '';

  constructor(private readonly origin: string) {}

  /** Shows what the SDK was given; resolves to the simulator's greeting. @throws {VendorError} */
  async enter(shown: unknown): Promise<unknown> {
    const { ticket, greeting } = (await this.#post('/enter', shown)) as {
      ticket: string;
      greeting: unknown;
    };
    this.#ticket = ticket;
    return greeting;
  }

  /** Hears of everything from now on; resolves when nothing can be missed any more. */
  listen(hear: (name: string, told: unknown) => void): Promise<void> {
    const source = new EventSource(`${this.origin}/events?ticket=${this.#ticket}`);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { name, told } = JSON.parse(data) as { name: string; told: unknown };
      hear(name, told);
    };
    return new Promise((resolve) => {
      source.onopen = () => resolve();
    });
  }

  /** @throws {VendorError} */
  ask(method: string, options: unknown): Promise<unknown> {
    return this.#post('/ask', { ticket: this.#ticket, method, options });
  }

  /** The page did what the vendor's documents forbid: the test is to know. */
  misused(how: string): Promise<never> {
    void this.#post('/misused', { how });
    return Promise.reject(new VendorError(how));
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    // As plain text there is no preflight.
    const response = await fetch(this.origin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify(body),
    });
    const reply = (await response.json()) as { value?: unknown; error?: string };
    if (!response.ok) throw new VendorError(reply.error ?? String(response.status));
    return reply.value;
  }
}
