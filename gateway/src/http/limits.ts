import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Settings } from '../configuration/settings';
import { GatewayFault } from '../gateway-fault';
import type { Asked } from './environment';

/** Counts requests of a minute, each replica for itself. */
export function requestLimits(limits: Settings['limits']) {
  const counter = (points: number) => new RateLimiterMemory({ points, duration: 60 });
  const everyone = counter(limits.everyone);
  const perSubject = counter(limits.perSubject);
  const refusals = counter(limits.refusals);

  const take = async (from: RateLimiterMemory, key: string): Promise<void> => {
    try {
      await from.consume(key);
    } catch (left) {
      throw left instanceof RateLimiterRes ? tooMany(left) : left;
    }
  };

  return {
    everyone: () => take(everyone, 'all'),
    subject: (tenant: string, subject: string) =>
      take(perSubject, JSON.stringify([tenant, subject])),
    /** Once an address has shown too many tokens that are none, no more of them are looked at. */
    mayTry: async (address: string): Promise<void> => {
      const left = await refusals.get(address);
      if (left && left.consumedPoints >= limits.refusals) throw tooMany(left);
    },
    refused: (address: string) => refusals.penalty(address),
  };
}

export type RequestLimits = ReturnType<typeof requestLimits>;

const tooMany = (left: RateLimiterRes): GatewayFault =>
  new GatewayFault('too-many-requests', { retryAfterS: Math.ceil(left.msBeforeNext / 1000) });

/** Who asks: an IPv4 address, or the half of an IPv6 one that a provider gives to one customer. */
export function addressOf(asked: Asked, behindProxy: boolean): string {
  // The last entry is our own proxy's; those before it may be anybody's invention.
  const forwarded = behindProxy
    ? asked.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  const address = forwarded ?? asked.env.incoming?.socket.remoteAddress ?? 'unknown';
  return isIPv6(address) ? address.split(':').slice(0, 4).join(':') : address;
}
