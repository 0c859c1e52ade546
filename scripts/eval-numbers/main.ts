import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepareMachine } from '../machine';
import { USAGE, UsageError, wishOf, type Wish } from './arguments';
import { evalPages } from './pages';
import { reportOf, tableOf } from './report';
import { evalTexts } from './texts';
import { numbersAt } from './url';

const BUILD = '.output/chrome-mv3';

try {
  await fulfil(wishOf(process.argv.slice(2)));
} catch (error) {
  const usage = error instanceof UsageError;
  console.error(error instanceof Error ? error.message : error);
  if (usage) console.error(USAGE);
  process.exitCode = usage ? 2 : 1;
}

async function fulfil(wish: Wish): Promise<void> {
  for (const path of pathsOf(wish)) {
    if (!existsSync(path)) throw new UsageError(`there is no ${path}`);
  }
  if (wish.kind === 'texts') {
    const { texts, metadata, out, json } = wish;
    evalTexts({ textsFile: texts, metadataFile: metadata, outFile: out, json });
    return;
  }
  // Standard output belongs to the figures.
  prepareMachine(console.error);
  const build = wish.extension ?? freshBuild();
  if (wish.kind === 'url') {
    console.log(JSON.stringify(await numbersAt(build, wish.url, wish.region), null, 1));
    return;
  }
  const scores = await evalPages(build, { folder: wish.pages, labelsFile: wish.labels });
  console.log(wish.json ? JSON.stringify(reportOf(scores), null, 1) : tableOf(scores));
}

/** All that must be there before anything is done. */
function pathsOf(wish: Wish): readonly string[] {
  const build = wish.extension === undefined ? [] : [join(wish.extension, 'manifest.json')];
  if (wish.kind === 'pages') return [wish.pages, wish.labels, ...build];
  return wish.kind === 'url' ? build : [wish.texts, ...(wish.metadata ? [wish.metadata] : [])];
}

/** Makes the build that goes to the stores. */
function freshBuild(): string {
  const { status } = spawnSync('npx', ['wxt', 'build'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the extension could not be built');
  return BUILD;
}
