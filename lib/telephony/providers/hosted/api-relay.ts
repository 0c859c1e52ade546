import type { ApiAnswer, ApiRequest } from '../../api';
import type { ToSoftphone } from './protocol';

/** Requests of a page that may be under way at once: an SDK asks one or two, and some at its start. */
const AT_ONCE = 16;

type Parts = {
  readonly say: (message: ToSoftphone) => void;
  readonly api: (request: ApiRequest) => Promise<ApiAnswer>;
};

/** Passes a page's requests on to the gateway, and each reply back to the page that asked. */
export class ApiRelay {
  readonly #open = new Set<string>();

  constructor(private readonly parts: Parts) {}

  /** A request under an id that is under way is the same request. */
  async ask(id: string, { action, request }: ApiRequest): Promise<void> {
    if (this.#open.has(id)) return;
    if (this.#open.size >= AT_ONCE) {
      this.parts.say({ type: 'api-answer', id, error: { code: 'too-many-requests' } });
      return;
    }
    this.#open.add(id);
    const answer = await this.parts
      .api({ action, request })
      .catch((): ApiAnswer => ({ error: { code: 'unreachable' } }));
    if (this.#open.delete(id)) this.parts.say({ type: 'api-answer', id, ...answer });
  }

  /** The page is another one now: what its predecessor asked is none of its business. */
  forget(): void {
    this.#open.clear();
  }
}
