import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundle } from '../bundle';
import type { Customer } from '../crm/customers';
import { send, serve } from '../http';
import type { Site } from '../http';
import type { SipAccount } from '../pbx/kamailio';
import type { PhoneConfig } from './config';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The customer's phone as a web page; `/?user=customer-2` is a second one. */
export async function startCustomerPhone(options: {
  readonly wsUrl: string;
  readonly users: Readonly<Record<string, SipAccount>>;
  readonly customers: readonly Customer[];
  /** Numbers of the call centre that the customer may call, with a word on each. */
  readonly lines: PhoneConfig['lines'];
  readonly port?: number;
}): Promise<Site> {
  const script = await bundle(here('phone.ts'));
  return serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    switch (pathname) {
      case '/':
        return send(response, 'html', readFileSync(here('index.html'), 'utf8'));
      case '/phone.css':
        return send(response, 'css', readFileSync(here('phone.css'), 'utf8'));
      case '/phone.js':
        return send(response, 'javascript', script);
      case '/config.json': {
        const account = options.users[searchParams.get('user') ?? 'customer'];
        if (!account) return send(response, 'plain', 'no such phone', 404);
        const config: PhoneConfig = {
          wsUrl: options.wsUrl,
          account,
          lines: options.lines,
          callers: options.customers.flatMap(({ name, company, numbers }) =>
            numbers.slice(0, 1).map(({ e164 }) => ({ name, company, number: e164 })),
          ),
        };
        return send(response, 'json', JSON.stringify(config));
      }
      default:
        return send(response, 'plain', 'not found', 404);
    }
  }, options.port);
}
