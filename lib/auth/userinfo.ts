import * as v from 'valibot';
import { SignInError } from './sign-in-error';

const ANSWER_WITHIN_MS = 15_000;

const text = v.optional(v.string());
const userinfo = v.object({ sub: text, name: text, preferred_username: text, email: text });

/** OpenID Connect Core §5.3. A redirect is an error, so that no token follows one. */
export async function userinfoOf(
  endpoint: string,
  accessToken: string,
): Promise<v.InferOutput<typeof userinfo>> {
  try {
    const answer = await fetch(endpoint, {
      headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (!answer.ok) throw new Error(`Userinfo answered ${String(answer.status)}`);
    return v.parse(userinfo, await answer.json());
  } catch (cause) {
    throw new SignInError('token-endpoint-failed', { cause });
  }
}
