import { describe, expect, it } from 'vitest';
import { plainlyOther } from './plainly-other';

describe('plainlyOther', () => {
  it.each([
    '2024-03-05',
    ' 2024/3/5 10:11 ',
    '2018-03-05T04:57:00.000Z',
    '05.03.2024',
    '03/05/2024, 7:05 PM',
    '14:30:05',
    '$4,155,552.67',
    '1.234.567,89 €',
    '99.5%',
    'ann.lee99@example.com',
    '0015g00000ABCDEFGH',
  ])('knows %s', (text) => expect(plainlyOther(text)).toBe(true));

  it.each([
    '+49 30 901820',
    '030-12-2024',
    '06.12.34.56.78',
    '12.34.56.78',
    '8005551234ext123456789',
    'Tel:4155552671',
    '1-800-2024',
    '2024-03-05 +1 415 555 2671',
    'ann@example.com 4155552671',
    '95588',
    '2155552671',
  ])('leaves %s to the finder', (text) => expect(plainlyOther(text)).toBe(false));
});
