import type { Page } from '@playwright/test';
import type { PanelToHub } from '../../../lib/messaging/protocol';
import type { AnswerOf, BodyOf } from '../../../lib/messaging/send';

/** Says to the hub what the panel says when the agent presses something in it. */
export function askHub<K extends keyof PanelToHub>(
  panel: Page,
  type: K,
  body: BodyOf<PanelToHub, K>,
): Promise<AnswerOf<PanelToHub, K>> {
  return panel.evaluate<AnswerOf<PanelToHub, K>, object>(
    (message) => chrome.runtime.sendMessage(message),
    { to: 'hub', type, body },
  );
}
