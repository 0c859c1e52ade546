import { send, serve } from '../../demo/http';
import type { Scene } from './scene';

const ANSWERS_AFTER_MS = 50;

/** Known to the CRM alone: no page shows this number. */
export const IN_CRM = { name: 'Grace Hopper', number: '+12025550144' };

/** How the CRM is asked, as an admin would write it. */
const MAPPING = {
  crm: 'In-house CRM',
  find: {
    method: 'GET',
    path: '/people?phone={e164}',
    list: 'people',
    id: 'id',
    name: ['name'],
    phones: { phone: 'phone' },
    type: 'person',
    page: '/people/{id}',
  },
};

/** An in-house CRM that answers in 50 ms, set up in the scene's browser with its key typed in. */
export async function startSlowCrm(scene: Scene): Promise<() => Promise<void>> {
  const { name, number } = IN_CRM;
  const site = await serve((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams.get('phone');
    const people = asked === number ? [{ id: '1', name, phone: number }] : [];
    setTimeout(() => send(response, 'json', JSON.stringify({ people })), ANSWERS_AFTER_MS);
  });
  const worker = await scene.browser.worker();
  await worker.evaluate(() => chrome.storage.session.set({ 'typed-key:http-json': 'a key' }));
  await scene.browser.setSettings({
    crm: {
      httpJson: {
        kind: 'own',
        origin: site.url,
        mapping: JSON.stringify(MAPPING),
        signIn: 'key',
        issuer: '',
        clientId: '',
        scope: '',
      },
    },
  });
  return () => site.stop();
}
