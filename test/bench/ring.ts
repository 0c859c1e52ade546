import { cardOf, openCallerPhone } from './caller-phone';
import { NUMBER, type Scene } from './scene';
import { sampled, summary, type Results } from './samples';

/** INVITE at the proxy → the caller card's first contentful paint. */
export async function benchRing(scene: Scene, count: number): Promise<Results> {
  const phone = await openCallerPhone(scene);
  const ring = (dead: boolean): Promise<number> => phone.ring(NUMBER, dead, paintedAt);
  try {
    await ring(false);
    const alive = await sampled(count, () => ring(false));
    const dead = await sampled(count, () => ring(true));
    return { ...summary('ring.alive', alive), ...summary('ring.dead', dead) };
  } finally {
    await phone.close();
  }
}

async function paintedAt(scene: Scene): Promise<number | undefined> {
  return cardOf(scene)
    ?.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return paint && performance.timeOrigin + paint.startTime;
    })
    .catch(() => undefined);
}
