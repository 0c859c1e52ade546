const demo = import.meta.env.MODE === 'demo';
const LOOPBACK = /^http:\/\/localhost:\d{1,5}$/u;

/** Whether a CRM's origin is the demo's own, on this machine; no other build takes one. */
export function isDemoOrigin(origin: string): boolean {
  return demo && LOOPBACK.test(origin);
}
