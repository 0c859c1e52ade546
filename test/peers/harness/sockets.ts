declare global {
  interface Window {
    /** How many attempts to connect to one address were ever under way at once. */
    connectingAtOnce: () => number;
  }
}

/** Runs in a page before its own scripts: counts attempts to open WebSockets. */
export function countSockets(): void {
  const connecting = new Map<string, number>();
  let most = 0;
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const now = (connecting.get(this.url) ?? 0) + 1;
      connecting.set(this.url, now);
      most = Math.max(most, now);
      const settled = new AbortController();
      const settle = (): void => {
        settled.abort();
        connecting.set(this.url, (connecting.get(this.url) ?? 0) - 1);
      };
      for (const end of ['open', 'close']) {
        this.addEventListener(end, settle, { signal: settled.signal });
      }
    }
  };
  window.connectingAtOnce = () => most;
}
