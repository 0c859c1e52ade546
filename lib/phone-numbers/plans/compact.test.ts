import metadata from 'libphonenumber-js/metadata.max.json';
import { expect, it } from 'vitest';
import { plansModule } from './compact';

it('ships the plans of the libphonenumber-js that is installed', async () => {
  const source = plansModule(metadata);
  await expect(source).toMatchFileSnapshot('./data.ts');
});
