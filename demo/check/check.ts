import { rmSync } from 'node:fs';
import { openStage, PICTURES } from './stage';
import { walkPractice } from './practice';
import { walkSip } from './sip';

/**
 * Walks the main job in a browser without a window and says each step with its time. Resolves to
 * whether all was so; pictures of every state are in `demo-screenshots/` afterwards.
 */
export async function check(provider: 'sip' | 'practice'): Promise<boolean> {
  rmSync(PICTURES, { recursive: true, force: true });
  const stage = await openStage();
  try {
    await (provider === 'sip' ? walkSip(stage) : walkPractice(stage));
    console.log(`\nall is so: ${stage.steps.summary()}, pictures in ${PICTURES}/`);
    return true;
  } catch (error) {
    console.error(error instanceof Error ? `\n${error.message}` : error);
    await stage.shoot('not-so').catch(() => undefined);
    return false;
  } finally {
    await stage.close();
  }
}
