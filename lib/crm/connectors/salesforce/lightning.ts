import { recordPage } from '../../remote/record-page';

/** Where an org shows its records. */
export type Lightning = {
  readonly host: string;
  /** The address of one of its pages; `path` begins with `/lightning/`. */
  readonly page: (path: string) => string | undefined;
};

/** Lightning stands beside MyDomain: `acme.my.salesforce.com` → `acme.lightning.force.com`. */
export function lightningOf(instanceUrl: string): Lightning {
  const { protocol, host: instance } = new URL(instanceUrl);
  const host = instance
    .replace(/\.my\.salesforce\.com$/u, '.lightning.force.com')
    .replace(/^([^.]+)\.salesforce\.com$/u, '$1.lightning.force.com');
  return { host, page: (path) => recordPage(`${protocol}//${host}${path}`, [host]) };
}
