import { kamailioPath } from '../../demo/pbx/process';
import { test } from '../peers/harness/far-agent';
import { ownNetworkMissing } from '../peers/harness/network';
import { lostInCall } from '../peers/harness/outage';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.skip(ownNetworkMissing() !== undefined, ownNetworkMissing() ?? '');
test.setTimeout(300_000);

/** Their short sibling is test/peers/line-lost.spec.ts. */
for (const seconds of [30, 120]) {
  for (const [how, fault] of [
    ['swallowed', 'no-tcp'],
    ['refused', 'tcp-refused'],
  ] as const) {
    test(`F5: the signalling is ${how} for ${seconds} s in a call: the far end hears all of it, and the line comes back`, async ({
      network,
      pbx,
      agent,
      customer,
    }) => {
      await lostInCall(seconds, fault, { network, pbx, agent, customer });
    });
  }
}
