import { ErrorResponse } from 'oidc-client-ts';
import { describe, expect, it } from 'vitest';
import { answerFault, windowFault } from './sign-in-error';

describe('windowFault', () => {
  it.each([
    ['The user did not approve access.', 'window-closed'],
    ['User canceled the request', 'window-closed'],
    ['User interaction required.', 'access-denied'],
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
});
