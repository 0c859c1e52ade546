import { expect } from '@playwright/test';
import { everyProvider, needs, talks, test } from './harness/kinds';
import { opened } from './harness/watch';
import { longIf } from '../long';

everyProvider((kind) => {
  test('a dialled call rings, connects with audio both ways, and ends once', async ({
    driver,
    rig,
  }) => {
    expect(await driver.dial('a', rig.number)).toBe('ok');
    await driver.saw('a', 'connected');
    await talks(driver);
    await driver.act('a', { type: 'hang-up' });
    await driver.act('a', { type: 'hang-up' });
    expect(await driver.endedOnce('a')).toBe('hung-up');
    expect((await opened(driver.page)).liveTracks).toBe(0);
  });

  test('a received call is answered, talks, and ends once', async ({ driver, rig }) => {
    await rig.ring(driver);
    const call = await driver.offered();
    // Not every call centre says the queue, but which line rang is always known.
    expect(call.line?.queue ?? call.line?.number).toBeTruthy();
    await driver.act(call.id, { type: 'answer' });
    await driver.act(call.id, { type: 'answer' });
    await driver.saw(call.id, 'connected');
    await talks(driver);
    await driver.act(call.id, { type: 'hang-up' });
    expect(await driver.endedOnce(call.id)).toBe('hung-up');
    expect((await driver.callEvents(call.id)).map((event) => event.type)).toEqual([
      'answering',
      'connected',
      'ended',
    ]);
  });

  test('a received call is rejected without opening the microphone', async ({ driver, rig }) => {
    await rig.ring(driver);
    const { id } = await driver.offered();
    await driver.act(id, { type: 'reject' });
    expect(await driver.endedOnce(id)).toBe('declined');
    expect((await opened(driver.page)).liveTracks).toBe(0);
  });

  for (const [reason, heard] of [
    ['busy', 'failed Busy'],
    ['declined', 'failed Rejected'],
    ['away', 'failed Unavailable'],
  ] as const) {
    const alike = kind !== 'sip' && reason !== 'declined';
    test(`a received call is refused as ${reason}`, longIf(alike), async ({ driver, rig }) => {
      await rig.ring(driver);
      const { id } = await driver.offered();
      await driver.act(id, { type: 'reject', reason });
      expect(await driver.endedOnce(id)).toBe('declined');
      if (rig.refusal) await expect.poll(rig.refusal).toBe(heard);
    });
  }

  needs(kind, ['a far end that holds'], () => {
    test('the far end holds, and takes the call back', async ({ driver, rig }) => {
      await driver.talk('a', rig.number);
      const held = async () =>
        (await driver.callEvents('a')).flatMap((event) =>
          event.type === 'held' ? [`${event.by} ${String(event.on)}`] : [],
        );
      await rig.farHolds?.(driver, true);
      await expect.poll(held).toEqual(['them true']);
      await rig.farHolds?.(driver, false);
      await expect.poll(held).toEqual(['them true', 'them false']);
      await talks(driver);
    });
  });

  needs(kind, ['hold', 'second-call'], () => {
    test('a second call while the first is held, and back', async ({ driver, rig }) => {
      await driver.talk('a', rig.number);
      await driver.act('a', { type: 'hold' });
      await driver.saw('a', 'held');
      await driver.talk('b', rig.number);
      await driver.act('b', { type: 'hang-up' });
      expect(await driver.endedOnce('b')).toBe('hung-up');
      await driver.act('a', { type: 'resume' });
      await talks(driver);
      await driver.act('a', { type: 'hang-up' });
      expect(await driver.endedOnce('a')).toBe('hung-up');
      const { liveTracks, liveConnections } = await opened(driver.page);
      expect(liveTracks + liveConnections).toBe(0);
    });
  });

  needs(kind, ['conference'], () => {
    test('what is mixed in a conference has its sound here, or is mixed there', async ({
      driver,
      rig,
    }) => {
      await driver.talk('a', rig.number);
      await driver.act('a', { type: 'hold' });
      await driver.saw('a', 'held');
      await driver.talk('b', rig.number);
      if ((await driver.sounds('a')) && (await driver.sounds('b'))) return;
      await driver.act('a', { type: 'merge', with: 'b' });
      for (const id of ['a', 'b']) await driver.saw(id, 'conference');
    });
  });

  needs(kind, ['a far end that hangs up'], () => {
    test('the far end hangs up', async ({ driver, rig }) => {
      await driver.dial('a', rig.number);
      await driver.saw('a', 'connected');
      await rig.farHangsUp?.(driver);
      expect(await driver.endedOnce('a')).toBe('remote-hung-up');
      expect((await opened(driver.page)).liveTracks).toBe(0);
    });
  });

  test('a dialled call is cancelled before it is answered', async ({ driver, rig }) => {
    const dialled = driver.dial('a', rig.number);
    await driver.act('a', { type: 'hang-up' });
    await expect
      .poll(async () => {
        await driver.act('a', { type: 'hang-up' });
        return (await opened(driver.page)).liveTracks;
      })
      .toBe(0);
    const ends = (await driver.callEvents('a')).filter((event) => event.type === 'ended');
    expect(ends.length).toBeLessThanOrEqual(1);
    await dialled;
  });

  needs(kind, ['hold', 'mute'], () => {
    test('hold, resume, mute and tones; each told once, however often asked', async ({
      driver,
      rig,
    }) => {
      await driver.dial('a', rig.number);
      await driver.saw('a', 'connected');
      for (const type of ['hold', 'hold', 'resume', 'resume', 'mute', 'mute'] as const) {
        await driver.act('a', { type });
      }
      await driver.act('a', { type: 'unmute' });
      expect(await driver.act('a', { type: 'dtmf', tones: '1,#' })).toBe('ok');
      const told = async () =>
        (await driver.callEvents('a')).flatMap((event) =>
          event.type === 'held' || event.type === 'muted'
            ? [`${event.type} ${String(event.on)}`]
            : [],
        );
      const once = ['held true', 'held false', 'muted true', 'muted false'];
      await expect.poll(told).toEqual(once);
      await talks(driver);
      expect(await told()).toEqual(once);
    });
  });

  test('the same id is dialled once; unknown calls are ignored', async ({ driver, rig }) => {
    await Promise.all([driver.dial('a', rig.number), driver.dial('a', rig.number)]);
    await driver.saw('a', 'connected');
    expect((await opened(driver.page)).liveTracks).toBe(1);
    expect(await driver.act('nobody', { type: 'hang-up' })).toBe('ok');
    expect(await driver.callEvents('nobody')).toEqual([]);
  });

  test('abort closes microphone and connections, and nothing is told after', async ({
    driver,
    rig,
  }) => {
    await driver.dial('a', rig.number);
    await driver.saw('a', 'connected');
    await driver.abort();
    await expect
      .poll(async () => {
        const { liveTracks, liveConnections } = await opened(driver.page);
        return liveTracks + liveConnections;
      })
      .toBe(0);
    await driver.endedOnce('a');
  });
});
