import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SettingsSource } from './settings-source';

type Area = Record<string, unknown>;
type Heard = (changes: Area, area: string) => void;
const fake: {
  local: Area;
  managed: Area;
  installType: string;
  readonly heard: Heard[];
} = vi.hoisted(() => ({
  local: {},
  managed: {},
  installType: 'development',
  heard: [],
}));

vi.mock('../browser', () => ({
  browser: {
    permissions: { contains: () => Promise.resolve(true) },
    management: { getSelf: () => Promise.resolve({ installType: fake.installType }) },
    storage: {
      local: {
        get: () => Promise.resolve({ ...fake.local }),
        set: (values: Area) => {
          fake.local = { ...fake.local, ...values };
          for (const listener of fake.heard) listener(values, 'local');
          return Promise.resolve();
        },
      },
      managed: { get: () => Promise.resolve(fake.managed) },
      onChanged: { addListener: (listener: Heard) => fake.heard.push(listener) },
    },
  },
}));

/** As Chrome tells of an edit of the policy. */
function companySets(managed: Area): void {
  fake.managed = managed;
  for (const listener of fake.heard) listener({ enforced: {} }, 'managed');
}

beforeEach(() => {
  Object.assign(fake, { local: {}, managed: {}, installType: 'development' });
  fake.heard.length = 0;
  vi.useFakeTimers({ now: 0 });
});

async function started(): Promise<SettingsSource> {
  const settings = new SettingsSource();
  settings.listen();
  await settings.load();
  return settings;
}

describe('update', () => {
  it('two quick changes both stay, although `current` hears of neither in between', async () => {
    const settings = new SettingsSource();
    await Promise.all([
      settings.update(({ devices }) => ({ devices: { ...devices, volume: 0.5 } })),
      settings.update(({ devices }) => ({ devices: { ...devices, ringVolume: 0.2 } })),
      settings.patch({ autoAnswer: true }),
      settings.chooseRegion('https://a.example', 'DE'),
      settings.chooseRegion('https://b.example', 'FR'),
    ]);
    expect(fake.local['settings']).toEqual({
      devices: { volume: 0.5, ringVolume: 0.2 },
      autoAnswer: true,
      siteRegions: { 'https://a.example': 'DE', 'https://b.example': 'FR' },
    });
  });

  it('one that fails does not stop the next', async () => {
    const settings = new SettingsSource();
    const failing = settings.update(() => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await settings.patch({ autoAnswer: true });
    expect(fake.local['settings']).toEqual({ autoAnswer: true });
  });
});

describe('B3: the company’s policy', () => {
  it('is waited for after a forced install, ten seconds at most', async () => {
    fake.installType = 'admin';
    const settings = await started();
    expect(settings.policyState).toBe('pending');
    vi.setSystemTime(9_999);
    expect(settings.ready).toBe(false);
    vi.setSystemTime(10_000);
    expect([settings.ready, settings.policyState]).toEqual([true, 'known']);
  });

  it('the ten seconds begin once: a new worker does not wait anew', async () => {
    fake.installType = 'admin';
    await started();
    vi.setSystemTime(10_000);
    expect((await started()).ready).toBe(true);
  });

  it('that arrives late applies, and so does every edit', async () => {
    fake.installType = 'admin';
    const settings = await started();
    const heard: string[] = [];
    settings.onChange((now, before) => heard.push(`${before.region} → ${now.region}`));
    companySets({ enforced: { region: 'DE' } });
    await vi.waitFor(() => expect(settings.current.region).toBe('DE'));
    expect(settings.ready).toBe(true);
    companySets({ enforced: { region: 'FR' } });
    await vi.waitFor(() => expect(settings.current.region).toBe('FR'));
    expect(heard).toEqual([' → DE', 'DE → FR']);
  });

  it('seen once: at the next start nothing is dialled until it is there', async () => {
    fake.managed = { enforced: { region: 'DE' } };
    await started();
    fake.managed = {};
    const next = await started();
    vi.setSystemTime(1e9);
    expect([next.ready, next.current.region]).toEqual([false, 'DE']);
    companySets({ enforced: { region: 'DE' } });
    await vi.waitFor(() => expect(next.ready).toBe(true));
  });

  it('that cannot be read where it spares people stops dialling', async () => {
    fake.managed = { enforced: { doNotCall: 'everybody' } };
    const settings = await started();
    expect([settings.ready, settings.policyState]).toEqual([true, 'unreadable']);
  });

  it('is not weakened by what is written into the agent’s store by hand', async () => {
    fake.managed = { enforced: { historyDays: 1, deniedCountries: ['CU'] } };
    const settings = await started();
    const written = { historyDays: 90, deniedCountries: [], premiumRate: 'ask', region: 'FR' };
    fake.local = { ...fake.local, settings: written };
    for (const listener of fake.heard) listener({ settings: {} }, 'local');
    await vi.waitFor(() => expect(settings.current.region).toBe('FR'));
    expect(settings.current).toMatchObject({
      historyDays: 1,
      deniedCountries: ['CU'],
      premiumRate: 'refuse',
    });
    expect(await settings.save({ historyDays: 90 })).toEqual({
      ok: false,
      error: 'set-by-company',
    });
  });

  it('a setting of one’s own is given back to the company', async () => {
    fake.managed = { defaults: { region: 'DE' } };
    const settings = await started();
    await settings.save({ region: 'FR' });
    await vi.waitFor(() => expect(settings.current.region).toBe('FR'));
    await settings.save({ region: null });
    await vi.waitFor(() => expect(settings.current.region).toBe('DE'));
    expect(fake.local['settings']).toEqual({});
  });
});
