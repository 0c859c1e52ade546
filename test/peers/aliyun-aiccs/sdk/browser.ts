import { VendorLink } from '../../sdk/vendor-link';
import { HotlineDesk } from './hotline-client';
import { LIBRARIES } from './published';

type Props = {
  readonly config: unknown;
  readonly onClientOnline?: (client: HotlineDesk['client']) => void;
  readonly onAgentOnline?: (agent: HotlineDesk['agent']) => void;
  readonly onLoginError?: (error: unknown) => void;
};

const link = new VendorLink(new URL((document.currentScript as HTMLScriptElement).src).origin);
const wrong = (how: string): void => void link.misused(how).catch(() => undefined);

/** The drop-in for the script of the hotline SDK, new version, with its bar. */
async function signIn(into: HTMLElement, props: Props): Promise<void> {
  const desk = new HotlineDesk(link);
  try {
    await link.enter(props.config);
    await link.listen((name, told) => void desk.hear(name, told));
  } catch (error) {
    props.onLoginError?.(error);
    return;
  }
  into.append(document.createElement('div'));
  props.onClientOnline?.(desk.client);
  props.onAgentOnline?.(desk.agent);
}

Object.assign(window, {
  HotlineClientUi: {
    renderClient(into: unknown, props: Props): void {
      for (const name of LIBRARIES) if (!(name in window)) wrong(`without ${name}`);
      if (!(into instanceof HTMLElement && into.isConnected)) return wrong('no element');
      void signIn(into, props);
    },
  },
});
