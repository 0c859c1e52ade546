import { expect, test } from '@playwright/test';
import { DEFAULT_CONDUCT } from '../../lib/telephony/conduct';
import { opened } from './harness/opened';
import { openLab } from './harness/stage';
import type { Lab } from './harness/stage';
import { toneFile } from './harness/tone-file';

/** Hz; none is a multiple of another. */
const AGENT = 500;
const ANNA = 1_100;
const BEN = 1_900;

/** dB: a tone that arrives is above −60, the floor where there is none is below −80. */
const HEARD = -60;
const UNHEARD = -80;

/** Without processing, which takes a steady tone for noise. */
const RAW = {
  ...DEFAULT_CONDUCT.devices,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

let lab: Lab;
let tone: ReturnType<typeof toneFile>;

test.beforeEach(async () => {
  tone = toneFile(AGENT);
  lab = await openLab([
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-audio-capture=${tone.path}`,
  ]);
  await lab.page.evaluate((raw) => window.lab.use(raw), RAW);
});

test.afterEach(async () => {
  await lab.close();
  tone.remove();
});

/** Waits until the far end of a call hears exactly these of the three tones. */
async function hears(id: string, ...tones: number[]): Promise<void> {
  const all = [AGENT, ANNA, BEN];
  await expect
    .poll(
      async () => {
        const loud = await lab.page.evaluate(
          ([call, frequencies]) => window.lab.heardBy(call, ...frequencies),
          [id, all] as const,
        );
        return all.map((_, at) => {
          const level = loud[at] ?? 0;
          return level > HEARD ? 'heard' : level < UNHEARD ? 'unheard' : `${String(level)} dB`;
        });
      },
      { intervals: [200] },
    )
    .toEqual(all.map((one) => (tones.includes(one) ? 'heard' : 'unheard')));
}

test('three-way: each hears the two others, and not itself', async () => {
  const { page } = lab;
  await page.evaluate(
    async ([anna, ben]) => {
      await window.lab.call('anna', anna);
      await window.lab.call('ben', ben);
    },
    [ANNA, BEN] as const,
  );
  await hears('anna', AGENT);
  await hears('ben', AGENT);

  await page.evaluate(() => window.lab.mix('anna', 'ben'));
  await hears('anna', AGENT, BEN);
  await hears('ben', AGENT, ANNA);

  await page.evaluate(() => window.lab.muteMixed(true));
  await hears('anna', BEN);
  await hears('ben', ANNA);

  await page.evaluate(() => window.lab.muteMixed(false));
  await hears('anna', AGENT, BEN);

  await page.evaluate(() => window.lab.mix());
  await hears('anna', AGENT);
  await hears('ben', AGENT);
});

test('a call that ends leaves the mixture, and the other has its microphone again', async () => {
  const { page } = lab;
  await page.evaluate(
    async ([anna, ben]) => {
      await window.lab.call('anna', anna);
      await window.lab.call('ben', ben);
      await window.lab.mix('anna', 'ben');
    },
    [ANNA, BEN] as const,
  );
  await hears('ben', AGENT, ANNA);
  await page.evaluate(() => window.lab.end('anna'));
  await hears('ben', AGENT);
  await page.evaluate(() => window.lab.end('ben'));
  await expect.poll(() => opened(page)).toEqual({ liveTracks: 0, openContexts: 0, playing: 0 });
});

test('twenty mixtures leave nothing open', async () => {
  const { page } = lab;
  await page.evaluate(
    async ([anna, ben]) => {
      await window.lab.call('anna', anna);
      await window.lab.call('ben', ben);
    },
    [ANNA, BEN] as const,
  );
  const before = await opened(page);
  await page.evaluate(async () => {
    for (let round = 0; round < 20; round += 1) {
      await window.lab.mix('anna', 'ben');
      await window.lab.mix();
    }
  });
  await expect.poll(() => opened(page)).toEqual(before);
  await hears('anna', AGENT);
});
