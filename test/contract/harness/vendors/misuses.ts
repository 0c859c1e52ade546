import { expect } from '@playwright/test';
import type { SdkSite } from '../../../peers/sdk/sdk-site';

/** A page that did what a vendor's documents forbid has failed its test, whatever came of it. */
export function refused({ misuses }: Pick<SdkSite, 'misuses'>): void {
  expect(misuses).toEqual([]);
}
