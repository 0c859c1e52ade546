import { expect, it } from 'vitest';
import { internalAddress, type Inside } from './internal-address';

const colleagues = [
  { name: 'Ann', address: '112233' },
  { name: 'Ben', address: 'sip:ben@pbx.example' },
  { name: 'Cat', address: '+493012345678' },
  { name: 'Dan', address: 'sip:09001234567@pbx.example' },
  { name: 'Eve', address: '110' },
  { name: 'Fan', address: '80011475' },
  { name: 'Gao', address: '13188888888' },
  { name: 'Hu', address: '4611686018427387904' },
];
const typed: Inside = { colleagues, regions: ['DE'], typed: true };
const fromPage: Inside = { ...typed, typed: false };

it.each([
  ['201', '201'],
  [' 20 14 ', '2014'],
  ['２０１', '201'],
  ['112233', '112233'],
  ['sip:ben@pbx.example', 'sip:ben@pbx.example'],
])('%s is inside', (text, address) => {
  expect(internalAddress(text, typed)).toBe(address);
});

it.each([
  ['0301234567', 'a number of seven digits or more goes out'],
  ['1', 'one digit is no extension'],
  ['112', 'rings the police everywhere'],
  ['110', 'rings the police here, although a colleague claims it'],
  ['11833', 'directory enquiries'],
  ['+493012345678', 'a colleague’s outside number is a number like any other'],
  ['sip:09001234567@pbx.example', 'a premium number in a colleague’s clothes'],
  ['sip:eve@elsewhere.example', 'nobody that the directory knows'],
])('%s is not: %s', (text) => {
  expect(internalAddress(text, typed)).toBeNull();
});

it.each(['95588', '95013123', '96110', '12315', '10086', '1008611', '010110', '0755120'])(
  'B1: %s is a service of China, or its police, and no extension there',
  (text) => {
    expect(internalAddress(text, { ...typed, regions: ['CN'] })).toBeNull();
  },
);

it('a page’s short number is never an extension, a colleague is one wherever it was chosen', () => {
  expect(internalAddress('201', fromPage)).toBeNull();
  expect(internalAddress('112233', fromPage)).toBe('112233');
});

it.each(['80011475', '4611686018427387904'])(
  'a colleague’s long digits, %s, are inside where they are nobody’s number',
  (text) => {
    for (const region of ['CN', 'US', 'DE'] as const) {
      expect(internalAddress(text, { ...typed, regions: [region, 'CN'] })).toBe(text);
    }
    expect(internalAddress(text, { ...typed, colleagues: [] })).toBeNull();
  },
);

it('a colleague’s digits that are a telephone number of the agent’s country go out', () => {
  expect(internalAddress('13188888888', { ...typed, regions: ['US', 'CN'] })).toBeNull();
  expect(internalAddress('80011475', { ...typed, regions: ['US', 'DK'] })).toBeNull();
});

it('an emergency code of any country that the agent may be in stays one', () => {
  expect(internalAddress('110', { ...typed, regions: ['US', 'DE'] })).toBeNull();
  expect(internalAddress('1811', { ...typed, regions: ['US', 'CH'] })).toBeNull();
  expect(internalAddress('1811', { ...typed, regions: ['US'] })).toBe('1811');
});
