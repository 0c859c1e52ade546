import metadata from 'libphonenumber-js/metadata.max.json';
import { expect, it } from 'vitest';
import { plansModule, type Metadata } from './compact';

it('ships the plans of the libphonenumber-js that is installed', async () => {
  const source = plansModule(metadata as unknown as Metadata);
  await expect(source).toMatchFileSnapshot('./data.ts');
});
