import { expect } from '@playwright/test';
import { Stage } from '../peers/harness/stage';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { callsIn } from './harness/hub-view';
import { LI_NA } from './harness/talk';

const DEAR = '+19005550123';

test('B1: a colleague’s phone that sends our call on (REFER) reaches only what may be dialled', async ({
  edward,
  world,
  customer,
}) => {
  const phones = await Stage.open();
  try {
    const sissi = await phones.phone(world.pbx, 'sissi', 'colleague');
    await sissi.call('sip:edward@sidetone.test');
    const panel = await edward.panels.opened();
    await panel.getByRole('button', { name: en('answer') }).click();
    await sissi.saw('0 confirmed');

    await sissi.transfer(0, `sip:${DEAR}@sidetone.test`);
    await sissi.saw('transfer failed 603');
    expect(world.pbx.invites().map(({ to }) => to)).toEqual(['edward']);
    expect(await callsIn(edward)).toEqual(['incoming connected']);

    await customer.mode('answer');
    await sissi.transfer(0, `sip:${LI_NA.number}@sidetone.test`);
    await sissi.saw('transfer done');
    await customer.becomes('talking');
    await customer.hears();
    expect(world.pbx.invites().map(({ to }) => to)).toEqual(['edward', LI_NA.number]);
    await expect.poll(() => callsIn(edward)).toEqual(['incoming connected']);
  } finally {
    await phones.close();
  }
});
