import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A window on the screen; pixels. */
type ScreenWindow = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Chrome takes no answer to a question within half a second of asking it. */
const READ_IT_MS = 1000;

/** Why these tests cannot run here, or `false`: they need a display, and xdotool to use it. */
export const noHands: string | false =
  process.env['DISPLAY'] === undefined || !existsSync('/usr/bin/xdotool')
    ? 'needs xdotool and a display: xvfb-run -a npx playwright test --project=xvfb'
    : false;

function xdotool(...args: readonly string[]): string {
  return execFileSync('/usr/bin/xdotool', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** Presses real keys, one after the other, in whatever has the focus, with time for each. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    xdotool('key', key);
    await sleep(250);
  }
}

/** Answers the question that Chrome asks: `Tab`s to its button, and Return. */
export async function answerChrome(tabs: number): Promise<void> {
  await sleep(READ_IT_MS);
  await press(...Array.from({ length: tabs }, () => 'Tab'), 'Return');
}

/** Moves the real mouse and clicks. */
export function clickAt(x: number, y: number): void {
  xdotool('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1');
}

/** Every window that is on the screen now; none where one closes during the count. */
export function windowsOnScreen(): readonly ScreenWindow[] {
  try {
    return xdotool('search', '--onlyvisible', '--name', '.*').trim().split('\n').map(placeOf);
  } catch {
    return [];
  }
}

function placeOf(id: string): ScreenWindow {
  const geometry = xdotool('getwindowgeometry', '--shell', id);
  const read = (key: string): number =>
    Number(new RegExp(`^${key}=(-?\\d+)$`, 'mu').exec(geometry)?.[1]);
  return { x: read('X'), y: read('Y'), width: read('WIDTH'), height: read('HEIGHT') };
}
