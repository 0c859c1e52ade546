import { ErrorResponse } from 'oidc-client-ts';
import { describe, expect, it } from 'vitest';
import { answerFault, windowFault } from './sign-in-error';

describe('windowFault', () => {
  it.each([
    ['The user did not approve access.', 'window-closed'],
    ['User canceled the request', 'window-closed'],
    ['Authorization page could not be loaded.', 'discovery-failed'],
  ])('reads “%s” as %s', (message, code) => {
    expect(windowFault(new Error(message))).toMatchObject({ code });
  });
});

describe('answerFault', () => {
  it.each([
    ['access_denied', 'access-denied'],
    ['login_required', 'access-denied'],
    ['server_error', 'token-endpoint-failed'],
    ['invalid_grant', 'token-endpoint-failed'],
  ])('reads the error %s as %s', (error, code) => {
    expect(answerFault(new ErrorResponse({ error }))).toMatchObject({ code });
  });

  it.each([
    ['No matching state found in storage', 'answer-invalid'],
    ['nonce in id_token does not match nonce in client storage', 'answer-invalid'],
    ['subject from UserInfo response does not match subject in ID Token', 'answer-invalid'],
    ['Internal Server Error (500)', 'token-endpoint-failed'],
    ['Failed to fetch', 'token-endpoint-failed'],
    [
      'Invalid response Content-Type: text/html, from URL: https://login.example/realms/state/token',
      'token-endpoint-failed',
    ],
  ])('reads “%s” as %s', (message, code) => {
    const cause = new Error(message);
    expect(answerFault(cause)).toMatchObject({ code, cause });
  });
});
