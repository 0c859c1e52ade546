import type { MicrophoneStep } from './microphone-page';

/**
 * What an error of `getUserMedia` means to the agent. `state` is the permission after the question:
 * a refused one tells "blocked" from "closed without an answer".
 */
export function microphoneAnswer(error: unknown, state: PermissionState): MicrophoneStep {
  const name = error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
      return state === 'denied' ? 'denied' : 'dismissed';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'absent';
    default:
      return 'busy';
  }
}
