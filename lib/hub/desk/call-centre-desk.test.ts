import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineCommand } from '../../messaging/engine-protocol';
import { DEFAULT_SETTINGS, type Settings } from '../../policy/settings';
import { EMPTY_SNAPSHOT, type Snapshot } from '../../snapshot/snapshot';
import type { DeskQuestion, SkillGroup } from '../../telephony/desk';
import type { Capability } from '../../telephony/provider';
import type { EnginePort } from '../engine-port';
import { EMPTY_MEMORY, type Store } from '../store';
import { CallCentreDesk, chosenNumbers } from './call-centre-desk';

vi.mock('../../browser', () => ({ browser: {}, offscreen: {}, sidePanel: {} }));

const BERLIN = { number: '+4930123456' };

/** A call centre that takes what it is told. */
class FakeCallCentre {
  groups: SkillGroup[] = [
    { id: 'sales', name: 'Sales', signedIn: false },
    { id: 'support', name: 'Support', signedIn: true },
  ];
  readonly commands: EngineCommand[] = [];
  readonly asked: DeskQuestion[] = [];
  readonly directory = new Map<string, PromiseWithResolvers<string>>();

  readonly ask = (async (question: DeskQuestion) => {
    this.asked.push(question);
    if (question.about === 'skill-groups') return { ok: true, value: this.groups };
    if (question.about === 'caller-numbers') return { ok: true, value: [BERLIN] };
    if (question.about !== 'directory') return { ok: false, error: 'cannot' };
    const name = await this.directory.get(question.text)?.promise;
    return name === undefined
      ? { ok: false, error: 'failed' }
      : { ok: true, value: [{ name, address: '801' }] };
  }) as EnginePort['ask'];

  readonly command: EnginePort['command'] = (_id, command) => {
    this.commands.push(command);
    if (command.type === 'sign-in') {
      this.groups = this.groups.map((group) => ({
        ...group,
        signedIn: command.skillGroups.includes(group.id),
      }));
    }
    return Promise.resolve();
  };
}

let centre: FakeCallCentre;
let settings: Settings;
let snapshot: Snapshot;
let desk: CallCentreDesk;
let listeners: ((now: Snapshot) => void)[];

function told(patch: Partial<Snapshot>): void {
  snapshot = { ...snapshot, ...patch };
  for (const listener of listeners) listener(snapshot);
}

function lineUp(...can: Capability[]): void {
  told({ line: { state: 'up', elsewhere: false }, can });
}

function later(): PromiseWithResolvers<string> {
  let resolve: (value: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve, reject: () => undefined } as PromiseWithResolvers<string>;
}

beforeEach(async () => {
  centre = new FakeCallCentre();
  settings = DEFAULT_SETTINGS;
  snapshot = EMPTY_SNAPSHOT;
  listeners = [];
  desk = new CallCentreDesk({
    engine: centre,
    settings: {
      get current() {
        return settings;
      },
      update: (change) => {
        settings = { ...settings, ...change(settings) };
        desk.settingsChanged();
        return Promise.resolve();
      },
    },
    store: {
      get snapshot() {
        return snapshot;
      },
      change: (change: Parameters<Store['change']>[0]) => {
        const { snapshot: after } = change({ snapshot, memory: EMPTY_MEMORY });
        if (after !== snapshot) told(after);
        return Promise.resolve();
      },
      onSnapshot: (listener: (now: Snapshot) => void) => listeners.push(listener),
    } as unknown as Store,
  });
  await desk.start();
});

describe('when the line comes up', () => {
  it('asks what the call centre has, once for as long as it stays up', async () => {
    lineUp('skill-groups', 'caller-numbers');
    lineUp('skill-groups', 'caller-numbers');
    await vi.waitFor(() => expect(snapshot.desk.callerNumbers).toEqual([BERLIN]));
    expect(snapshot.desk.skillGroups).toEqual(centre.groups);
    expect(centre.asked.map(({ about }) => about)).toEqual(['skill-groups', 'caller-numbers']);
    expect(centre.commands).toEqual([]);
    told({ line: { state: 'down', fault: 'lost' } });
    await Promise.resolve();
    expect(snapshot.desk.callerNumbers).toEqual([BERLIN]);
    lineUp('skill-groups');
    await vi.waitFor(() => expect(centre.asked).toHaveLength(3));
  });

  it('asks nothing of a call centre that has none of it', async () => {
    lineUp('hold');
    await Promise.resolve();
    expect(centre.asked).toEqual([]);
  });

  it('signs in to the groups of the settings that there are', async () => {
    settings = { ...settings, skillGroups: ['sales', 'gone'] };
    lineUp('skill-groups');
    await vi.waitFor(() => {
      expect(snapshot.desk.skillGroups.filter((group) => group.signedIn)).toEqual([
        { id: 'sales', name: 'Sales', signedIn: true },
      ]);
    });
    expect(centre.commands).toEqual([{ type: 'sign-in', skillGroups: ['sales'] }]);
  });

  it('forgets all when the line is taken down', async () => {
    lineUp('skill-groups', 'caller-numbers');
    await vi.waitFor(() => expect(snapshot.desk.callerNumbers).toEqual([BERLIN]));
    told({ line: { state: 'off' } });
    await vi.waitFor(() => expect(snapshot.desk).toEqual(EMPTY_SNAPSHOT.desk));
  });
});

it('groups that the agent chose: told to the call centre, and remembered', async () => {
  lineUp('skill-groups');
  await vi.waitFor(() => expect(snapshot.desk.skillGroups).toHaveLength(2));
  await desk.signIn(['sales', 'support']);
  expect(centre.commands).toEqual([{ type: 'sign-in', skillGroups: ['sales', 'support'] }]);
  expect(settings.skillGroups).toEqual(['sales', 'support']);
  expect(snapshot.desk.skillGroups.every(({ signedIn }) => signedIn)).toBe(true);
});

describe('the number to show', () => {
  it('is one that the call centre offers, and shown in the snapshot', async () => {
    lineUp('caller-numbers');
    await vi.waitFor(() => expect(snapshot.desk.callerNumbers).toEqual([BERLIN]));
    await desk.showNumber('DE', '+1900555');
    expect(settings.callerNumbers).toEqual({});
    await desk.showNumber('DE', BERLIN.number);
    expect(snapshot.desk.callerNumberFor).toEqual({ DE: BERLIN.number });
    await desk.showNumber('DE', '');
    expect(snapshot.desk.callerNumberFor).toEqual({});
  });

  it('none for one country is said where another country’s would be shown', () => {
    expect(chosenNumbers({ '': '1' }, 'DE', '')).toEqual({ '': '1', DE: '' });
    expect(chosenNumbers({ '': '1', DE: '' }, '', '')).toEqual({ DE: '' });
    expect(chosenNumbers({ DE: '1' }, 'DE', '2')).toEqual({ DE: '2' });
  });
});

describe('the directory', () => {
  it('shows the answer to the latest question, whichever comes first', async () => {
    centre.directory.set('a', later()).set('an', later());
    lineUp('directory');
    const first = desk.find('a');
    const second = desk.find('an');
    centre.directory.get('an')?.resolve('Anna');
    await second;
    centre.directory.get('a')?.resolve('Abel');
    await first;
    expect(snapshot.desk.colleagues).toEqual([{ name: 'Anna', address: '801' }]);
    await desk.find('nobody');
    expect(snapshot.desk.colleagues).toEqual([]);
  });

  it('is not asked where there is none', async () => {
    lineUp('hold');
    await desk.find('a');
    expect(centre.asked).toEqual([]);
  });
});
