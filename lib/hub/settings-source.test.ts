import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SettingsSource } from './settings-source';

const stored = vi.hoisted(() => ({ settings: {} }));

vi.mock('../browser', () => ({
  browser: {
    permissions: { contains: () => Promise.resolve(true) },
    storage: {
      local: {
        get: () => Promise.resolve({ settings: stored.settings }),
        set: ({ settings }: { settings: Record<string, unknown> }) => {
          stored.settings = settings;
          return Promise.resolve();
        },
      },
    },
  },
}));

beforeEach(() => {
  stored.settings = {};
});

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
    expect(stored.settings).toMatchObject({
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
    expect(stored.settings).toMatchObject({ autoAnswer: true });
  });
});
