import { join } from 'node:path';
import { somebody } from '../demo/check/call-out';
import { openStage } from '../demo/check/stage';
import { Steps } from '../demo/check/steps';
import { callIs, hangUp } from '../demo/check/talk';
import { startCrm } from '../demo/crm/server';
import { callerCard, clickNumber, openCrm, pointAt } from '../test/e2e/harness/crm-page';
import { Album } from '../test/e2e/harness/picture';

const FOLDER = join(import.meta.dirname, '../docs/images/store');
/** What both stores ask for. */
const SIZE = { width: 1280, height: 800 };

/**
 * Takes the stores' pictures of the demo build, on the practice line: a number with its button, a
 * call in the side panel, and a call that rings on the page.
 */
export async function takeStorePictures(): Promise<void> {
  const crm = await startCrm();
  const stage = await openStage(new Steps(() => undefined));
  const album = new Album(SIZE);
  const shoot = async (name: string): Promise<void> => {
    await album.take(join(FOLDER, name), stage.page, await stage.panel());
    console.log(name);
  };
  const { browser, page } = stage;
  try {
    const { customer, number } = somebody();
    await browser.setSettings({});
    await openCrm(page, crm.url, `/customers/${customer.id}`);
    await stage.panel();
    await pointAt(page, number.text);
    await shoot('1-number.png');
    await clickNumber(page, number.text);
    await callIs(stage, 'connected', (call) => call.phase === 'connected');
    await browser.engine.hears();
    await shoot('2-call.png');
    await hangUp(stage);
    await stage.press('done');
    await stage.press('ring_me');
    await (await callerCard(page)).getByRole('heading').first().waitFor();
    await shoot('3-ringing.png');
  } finally {
    await album.close();
    await stage.close();
    await crm.stop();
  }
}
