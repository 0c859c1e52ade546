import { cardOf, openCallerPhone } from './caller-phone';
import { NUMBER, SEEN_NAME, type Scene } from './scene';
import { IN_CRM, startSlowCrm } from './slow-crm';
import { sampled, summary, type Results } from './samples';

type Named = typeof globalThis & { namedAt?: number };

/**
 * INVITE at the proxy → the caller's name painted on the caller card: a name that a page has shown, and
 * one that a CRM gives which answers in 50 ms.
 */
export async function benchPop(scene: Scene, count: number): Promise<Results> {
  await scene.page.addInitScript(noteName, [SEEN_NAME, IN_CRM.name]);
  const phone = await openCallerPhone(scene);
  const samples = async (measure: string, number: string): Promise<Results> => {
    const ring = (dead: boolean): Promise<number> => phone.ring(number, dead, namedAt);
    await ring(false);
    const alive = await sampled(count, () => ring(false));
    const dead = await sampled(count, () => ring(true));
    return { ...summary(`${measure}.alive`, alive), ...summary(`${measure}.dead`, dead) };
  };
  try {
    const local = await samples('pop.local', NUMBER);
    const stop = await startSlowCrm(scene);
    const remote = await samples('pop.crm_50ms', IN_CRM.number).finally(stop);
    return { ...local, ...remote };
  } finally {
    await phone.close();
  }
}

/** Runs in every frame: notes when the frame was painted that has one of the names as its heading. */
function noteName(names: readonly string[]): void {
  if (location.protocol !== 'chrome-extension:') return;
  const watch = new MutationObserver(() => {
    if (!names.includes(document.querySelector('h1')?.textContent ?? '')) return;
    watch.disconnect();
    // What is posted in a frame comes after its painting.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Object.assign(globalThis as Named, { namedAt: Date.now() });
      port2.postMessage(null);
    });
  });
  watch.observe(document, { subtree: true, childList: true, characterData: true });
}

async function namedAt(scene: Scene): Promise<number | undefined> {
  return cardOf(scene)
    ?.evaluate(() => (globalThis as Named).namedAt)
    .catch(() => undefined);
}
