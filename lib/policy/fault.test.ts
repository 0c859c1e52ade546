import { expect, test } from 'vitest';
import { effectivePolicy } from './effective';

const told = (enforced: object) =>
  effectivePolicy({ enforced }).faults.map(({ path, reason, expected, received }) => [
    path,
    reason,
    expected,
    received,
  ]);

test.each([
  [{ historyDays: 120 }, ['historyDays', 'most', '90', '120']],
  [{ historyDays: -1 }, ['historyDays', 'least', '0', '-1']],
  [{ historyDays: 1.5 }, ['historyDays', 'whole-number', '', '1.5']],
  [{ historyDays: '30' }, ['historyDays', 'type', 'number', '"30"']],
  [{ maskNumbers: 'yes' }, ['maskNumbers', 'type', 'boolean', '"yes"']],
  [{ doNotCall: 'nobody' }, ['doNotCall', 'type', 'Array', '"nobody"']],
  [{ doNotCall: ['861'] }, ['doNotCall[0]', 'form', '+861082325588', '"861"']],
  [{ deniedCountries: ['CU', 'kp'] }, ['deniedCountries[1]', 'form', 'CN', '"kp"']],
  [{ premiumRate: 'perhaps' }, ['premiumRate', 'choice', '"refuse", "ask"', '"perhaps"']],
  [{ gateway: 'gateway' }, ['gateway', 'address', '', '"gateway"']],
  [{ sites: { crm: true } }, ['sites["crm"]', 'form', 'https://crm.example.com', '"crm"']],
  [{ clientid: 'x' }, ['clientid', 'unknown-key', '', '"x"']],
])('%o is told of so that an admin can mend it', (enforced, fault) => {
  expect(told(enforced)).toEqual([fault]);
});

test('what is wrong deeper in a value is told of there', () => {
  const hours = { days: [1], from: '9', to: '18:00' };
  expect(told({ callingHours: [hours] })).toEqual([
    ['callingHours[0].from', 'form', '09:30', '"9"'],
  ]);
  expect(told({ callingHours: [{ days: [1, 8], from: '09:00' }] })).toEqual([
    ['callingHours[0].days[1]', 'most', '7', '8'],
    ['callingHours[0].to', 'missing', '', ''],
  ]);
  expect(told({ callingHours: [{ days: [1], from: '09:00' }] })).toEqual([
    ['callingHours[0].to', 'missing', '', ''],
  ]);
  expect(told({ dispositions: [{ id: '', label: 'Sold' }] })).toEqual([
    ['dispositions[0].id', 'empty', '', '""'],
  ]);
});
