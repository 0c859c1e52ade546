import { expect } from '@playwright/test';
import { everyProvider, needs, test } from './harness/kinds';

everyProvider((kind) => {
  needs(kind, ['skill-groups'], () => {
    test('skill groups: signed in to exactly those that were asked for', async ({ driver }) => {
      const before = await driver.ask({ about: 'skill-groups' });
      const [one, ...others] = before.map(({ id }) => id);
      expect(one).toBeTruthy();
      for (const wanted of [[one ?? ''], [], others]) {
        expect(await driver.signIn(wanted)).toBe('ok');
        const now = await driver.ask({ about: 'skill-groups' });
        expect(now.filter(({ signedIn }) => signedIn).map(({ id }) => id)).toEqual(wanted);
      }
    });
  });

  needs(kind, ['caller-numbers'], () => {
    test('caller numbers: one of them may be shown in a call', async ({ driver, rig }) => {
      const [first] = await driver.ask({ about: 'caller-numbers' });
      expect(first?.number).toMatch(/^\+[1-9]\d+$/u);
      await driver.talk('a', rig.number, { from: first?.number ?? '' });
    });
  });

  needs(kind, ['directory'], () => {
    test('directory: all, and those that a text finds', async ({ driver }) => {
      const all = await driver.ask({ about: 'directory', text: '' });
      const [first] = all;
      expect(first?.address).toBeTruthy();
      const found = await driver.ask({ about: 'directory', text: first?.name ?? '' });
      expect(found).toContainEqual(first);
      expect(found.length).toBeLessThan(all.length);
    });
  });

  needs(kind, ['history', 'statistics'], () => {
    test('records and figures: a call is in them, once, under its id, when it has ended', async ({
      driver,
      rig,
    }) => {
      const range = { from: Date.now() - 60_000, to: Date.now() + 60_000 };
      await driver.talk('a', rig.number);
      expect(await driver.ask({ about: 'history', range })).toEqual([]);
      await driver.act('a', { type: 'hang-up' });
      await driver.endedOnce('a');
      expect(await driver.ask({ about: 'history', range })).toEqual([
        expect.objectContaining({ id: 'a', direction: 'outgoing', number: rig.number }),
      ]);
      expect(await driver.ask({ about: 'statistics', range })).toMatchObject({ outgoing: 1 });
      const earlier = { from: 0, to: range.from };
      expect(await driver.ask({ about: 'history', range: earlier })).toEqual([]);
    });
  });

  needs(kind, ['agent-state'], () => {
    test('duty: what is asked for is told as the call centre has it', async ({ driver }) => {
      const duty = { state: 'break', reason: 'lunch' } as const;
      expect(await driver.setDuty(duty)).toBe('ok');
      await expect
        .poll(async () => (await driver.events()).filter((event) => event.type === 'duty').at(-1))
        .toMatchObject({ duty });
    });
  });
});
