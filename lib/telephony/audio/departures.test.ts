import { describe, expect, it } from 'vitest';
import { Departures } from './departures';
import type { Plugged } from './device-plan';

const speaker = (deviceId: string): Plugged => ({
  deviceId,
  groupId: `group of ${deviceId}`,
  kind: 'audiooutput',
  label: `Speaker ${deviceId}`,
});
const both = [speaker('a'), speaker('b')];

describe('departures', () => {
  it('tells what is missing, told of a change or not', () => {
    const departures = new Departures();
    expect(departures.since(both, false)).toEqual([]);
    expect(departures.since([speaker('b')], false)).toEqual(['a']);
    expect(departures.since(both, true)).toEqual([]);
    expect(departures.since([speaker('a')], true)).toEqual(['b']);
  });

  it('takes a change that changed nothing for one that went away and is back', () => {
    const departures = new Departures();
    departures.since(both, false);
    expect(departures.since(both, true)).toEqual(['a', 'b']);
    expect(departures.since(both, false)).toEqual([]);
  });

  it('tells of nothing when one comes', () => {
    const departures = new Departures();
    departures.since([speaker('a')], false);
    expect(departures.since(both, true)).toEqual([]);
  });
});
