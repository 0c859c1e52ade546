import { mayBeSentTo, withoutParameters } from './parties';
import type { Handover } from './session';

type Asked = {
  /** Who sends us on, as far as it is known. */
  readonly farEnd: string;
  readonly ownUri: string;
  /** The hub's word on a number. */
  readonly ask: (number: string) => Promise<boolean>;
};

/**
 * Whether a call goes on with whom its far end names. Somebody whom we are told to call (REFER) must
 * be one that the agent might have called; somebody who calls us (INVITE with `Replaces`) costs nothing.
 */
export async function mayHandOver(
  { target, headers }: Pick<Handover, 'target' | 'headers'>,
  { farEnd, ownUri, ask }: Asked,
): Promise<boolean> {
  if (!target) return !/;\s*early-only/iu.test(headers('Replaces')[0] ?? '');
  return mayBeSentTo(target, { farEnd, ownUri }) && ask(withoutParameters(target.user));
}
