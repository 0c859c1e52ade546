import type { Page } from '@playwright/test';
import { startCustomerPhone } from '../../../demo/customer-phone/server';
import { startPbx } from '../../../demo/pbx/kamailio';
import type { Settings } from '../../../lib/policy/settings';
import { Customer } from './customer';

/**
 * A SIP line that needs no company around it: a proxy, an agent who types the login, and a customer who
 * has every number and answers by themselves.
 */
export async function startLine() {
  const pbx = await startPbx();
  const { users, wsUrl } = pbx;
  const phone = await startCustomerPhone({ wsUrl, users, customers: [], lines: [] });
  const customer = await Customer.open(phone.url);
  await customer.mode('answer');
  const settings: Partial<Settings> = { provider: 'sip' };
  return {
    settings,
    customer,
    /** Types the login on a page of the settings. */
    signIn: async (options: Page): Promise<void> => {
      const { uri = '', username = '', password = '' } = users['edward'] ?? {};
      await options.evaluate(
        (body) => chrome.runtime.sendMessage({ to: 'hub', type: 'sip.sign-in', body }),
        { server: wsUrl, uri, username, password },
      );
    },
    stop: async (): Promise<void> => {
      await customer.close();
      await Promise.all([phone.stop(), pbx.stop()]);
    },
  };
}

export type Line = Awaited<ReturnType<typeof startLine>>;
