import { expect } from '@playwright/test';
import type { Driver } from './harness/driver';
import { everyProvider, needs, talks, test } from './harness/kinds';
import type { Rig } from './harness/rigs';
import { opened } from './harness/watch';

/** The rig's third party. */
function colleagueOf({ colleague }: Rig): NonNullable<Rig['colleague']> {
  if (!colleague) throw new Error('this rig has nobody to transfer to');
  return colleague;
}

/** `a` is held, and `b` was begun to consult the colleague about it. */
async function consult(driver: Driver, rig: Rig): Promise<void> {
  await driver.talk('a', rig.number);
  await driver.act('a', { type: 'hold' });
  await driver.saw('a', 'held');
  await driver.dial('b', colleagueOf(rig).number, { consultFor: 'a' });
}

async function nothingOpen(driver: Driver): Promise<void> {
  await expect
    .poll(async () => {
      const { liveTracks, liveConnections } = await opened(driver.page);
      return liveTracks + liveConnections;
    })
    .toBe(0);
}

everyProvider((kind) => {
  needs(kind, ['transfer', 'a colleague'], () => {
    test('a blind transfer is told as tried, and ends the call as transferred', async ({
      driver,
      rig,
    }) => {
      await driver.talk('a', rig.number);
      await driver.act('a', { type: 'transfer', to: colleagueOf(rig).number });
      await driver.act('a', { type: 'transfer', to: colleagueOf(rig).number });
      expect(await driver.endedOnce('a')).toBe('transferred');
      const told = await driver.transfers('a');
      expect(told[0]).toBe('blind trying');
      expect(told.filter((one) => one === 'blind trying')).toHaveLength(1);
      await nothingOpen(driver);
    });
  });

  needs(kind, ['transfer', 'somebody busy'], () => {
    test('a blind transfer to somebody busy comes to nothing, and the call goes on', async ({
      driver,
      rig,
    }) => {
      const { busy } = rig;
      await driver.talk('a', rig.number);
      await driver.act('a', { type: 'transfer', to: busy ?? '' });
      await expect.poll(() => driver.transfers('a')).toEqual(['blind trying', 'blind failed busy']);
      await talks(driver);
      await driver.act('a', { type: 'hang-up' });
      expect(await driver.endedOnce('a')).toBe('hung-up');
    });
  });

  needs(kind, ['consult', 'a colleague'], () => {
    test('a consultation is cancelled, and the first call taken back', async ({ driver, rig }) => {
      await consult(driver, rig);
      await driver.saw('b', 'connected');
      await driver.act('b', { type: 'hang-up' });
      expect(await driver.endedOnce('b')).toBe('hung-up');
      await driver.act('a', { type: 'resume' });
      await talks(driver);
    });

    test('a consultation is completed: both calls end as transferred', async ({ driver, rig }) => {
      await consult(driver, rig);
      await driver.saw('b', 'connected');
      await driver.act('a', { type: 'complete-transfer', with: 'b' });
      expect(await driver.endedOnce('a')).toBe('transferred');
      expect(await driver.endedOnce('b')).toBe('transferred');
      expect((await driver.transfers('a'))[0]).toBe('attended trying');
      await nothingOpen(driver);
    });

    test('completed before the consulted one has answered, it goes on as a blind one', async ({
      driver,
      rig,
    }) => {
      await colleagueOf(rig).answers(false);
      await consult(driver, rig);
      await driver.saw('b', 'ringing');
      await colleagueOf(rig).answers(true);
      await driver.act('a', { type: 'complete-transfer', with: 'b' });
      expect(await driver.endedOnce('b')).toBe('cancelled');
      expect(await driver.endedOnce('a')).toBe('transferred');
      expect((await driver.transfers('a'))[0]).toBe('blind trying');
      await nothingOpen(driver);
    });
  });

  needs(kind, ['consult'], () => {
    test('what cannot follow is ignored', async ({ driver, rig }) => {
      await driver.talk('a', rig.number);
      await driver.act('a', { type: 'complete-transfer', with: 'nobody' });
      await driver.act('a', { type: 'complete-transfer', with: 'a' });
      await driver.act('nobody', { type: 'transfer', to: rig.number });
      await talks(driver);
      expect(await driver.transfers('a')).toEqual([]);
    });
  });
});
