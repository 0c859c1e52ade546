import { render } from 'preact';
import { Options } from '../../components/options/options';
import type { OptionsProps } from '../../components/options/options';
import { rootOf } from '../../components/root';
import '../../components/style/tokens.css';
import '../../components/style/base.css';
import '../../components/style/form.css';
import { redirectAddress } from '../../lib/auth/identity-provider';
import { followLanguage } from '../../lib/language';
import { receiveTypingQuestion } from '../../lib/messaging/receive';
import { readSnapshot, watchSnapshot } from '../../lib/snapshot/watch';
import { typesInto } from '../../lib/typing';
import { optionsIntents } from './intents';
import { inBackground } from './permissions';
import { policyView, watchPolicy } from './stored-policy';

const root = rootOf(document);
let props: OptionsProps = {
  policy: await policyView(),
  snapshot: await readSnapshot(),
  redirect: redirectAddress(),
  background: await inBackground(),
  ...optionsIntents(),
};
await followLanguage(document, 'options_title', () => draw({}));
watchPolicy((policy) => draw({ policy }));
watchSnapshot((snapshot) => draw({ snapshot }));
receiveTypingQuestion(() => typesInto(document.activeElement));

function draw(change: Partial<OptionsProps>): void {
  props = { ...props, ...change };
  render(<Options {...props} />, root);
}
