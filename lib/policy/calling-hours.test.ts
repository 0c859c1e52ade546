import { describe, expect, it } from 'vitest';
import { hoursAt, type Hours } from './calling-hours';

const WORK = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:30' };
const SATURDAY = { days: [6], from: '10:00', to: '12:00' };
const NIGHT = { days: [5], from: '22:00', to: '02:00' };
/** 2026-01-05 is a Monday. */
const clock = (day: number, time: string): number =>
  Date.parse(`2026-01-${String(4 + day).padStart(2, '0')}T${time}:00Z`);

describe('B1: calling hours', () => {
  it.each<readonly [number, string, Hours]>([
    [1, '08:59', 'outside'],
    [1, '09:00', 'inside'],
    [5, '17:29', 'inside'],
    [5, '17:30', 'outside'],
    [6, '09:59', 'outside'],
    [6, '11:59', 'inside'],
    [0, '11:00', 'outside'],
  ])('day %s at %s: %s', (day, time, hours) => {
    expect(hoursAt([WORK, SATURDAY], [clock(day, time)])).toBe(hours);
  });

  it.each<readonly [number, string, Hours]>([
    [5, '21:59', 'outside'],
    [5, '22:00', 'inside'],
    [6, '01:59', 'inside'],
    [6, '02:00', 'outside'],
    [5, '01:00', 'outside'],
    [6, '22:30', 'outside'],
  ])('over midnight, day %s at %s: %s', (day, time, hours) => {
    expect(hoursAt([NIGHT], [clock(day, time)])).toBe(hours);
  });

  it('over the midnight of Sunday', () => {
    const sunday = [{ days: [7], from: '23:00', to: '01:00' }];
    expect(hoursAt(sunday, [clock(0, '23:30')])).toBe('inside');
    expect(hoursAt(sunday, [clock(1, '00:30')])).toBe('inside');
    expect(hoursAt(sunday, [clock(2, '00:30')])).toBe('outside');
  });

  it('hold in every zone that may be meant, and an unknown one is told', () => {
    const [early, late] = [clock(1, '08:00'), clock(1, '11:00')];
    expect(hoursAt([WORK], [early, late])).toBe('outside');
    expect(hoursAt([WORK], [late, late])).toBe('inside');
    expect(hoursAt([WORK], [late, null])).toBe('unknown');
    expect(hoursAt([WORK], [early, null])).toBe('outside');
    expect(hoursAt([WORK], [])).toBe('unknown');
  });

  it('are no limit where none are set', () => {
    expect(hoursAt([], [])).toBe('inside');
    expect(hoursAt([], [clock(0, '03:00')])).toBe('inside');
  });
});
