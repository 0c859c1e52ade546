/**
 * Zoho keeps each customer in one data centre, with hosts of its own
 * (https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html): a sign-in says which one it is, by
 * its name alone, and nothing that anybody sends leads elsewhere.
 */
export const DATA_CENTRES = {
  us: { accounts: 'https://accounts.zoho.com', api: 'https://www.zohoapis.com' },
  eu: { accounts: 'https://accounts.zoho.eu', api: 'https://www.zohoapis.eu' },
  in: { accounts: 'https://accounts.zoho.in', api: 'https://www.zohoapis.in' },
  au: { accounts: 'https://accounts.zoho.com.au', api: 'https://www.zohoapis.com.au' },
  cn: { accounts: 'https://accounts.zoho.com.cn', api: 'https://www.zohoapis.com.cn' },
  jp: { accounts: 'https://accounts.zoho.jp', api: 'https://www.zohoapis.jp' },
  ca: { accounts: 'https://accounts.zohocloud.ca', api: 'https://www.zohoapis.ca' },
  sa: { accounts: 'https://accounts.zoho.sa', api: 'https://www.zohoapis.sa' },
} as const;

export type DataCentre = keyof typeof DATA_CENTRES;

export const dataCentreNames = Object.keys(DATA_CENTRES) as DataCentre[];

/** `undefined` for a name that is none. */
export function dataCentre(name: unknown): DataCentre | undefined {
  return dataCentreNames.find((one) => one === name);
}
