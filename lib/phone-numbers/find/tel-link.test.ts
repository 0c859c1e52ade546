import { expect, it } from 'vitest';
import { telTarget } from './tel-link';

it.each([
  ['tel:+1-415-555-2671', { e164: '+14155552671', certainty: 'sure' }],
  ['TEL:+1(415)5552671', { e164: '+14155552671', certainty: 'sure' }],
  ['tel:+14155552671;ext=12', { e164: '+14155552671', extension: '12' }],
  ['tel:+1%20415%20555%202671', { e164: '+14155552671' }],
  ['tel:4155552671', { e164: '+14155552671', certainty: 'guess' }],
  ['tel:%2B8613800138000', { e164: '+8613800138000', certainty: 'sure' }],
  ['tel:+14150552671', { e164: '+14150552671', certainty: 'guess' }],
])('%s dials', (href, target) => {
  expect(telTarget(href, { region: 'US' })).toMatchObject(target);
});

it.each([
  'tel:',
  'tel:1-800-FLOWERS',
  'tel:110',
  'mailto:a@b.example',
  'https://x.example',
  'tel:%E0%A4%A',
])('%s dials nothing that we know', (href) => {
  expect(telTarget(href, { region: 'US' })).toBeNull();
});
