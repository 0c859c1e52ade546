import { describe, expect, it } from 'vitest';
import type { Contact, Match } from './connector';
import { refined, withContact } from './joined-contacts';

const person = (id: string, field: Match = 'mobile', title?: string): Contact => ({
  name: id,
  title,
  record: { connector: 'salesforce', type: 'Contact', id },
  why: { source: 'salesforce', host: 'sf.example', crm: 'Salesforce', field },
});
const [A, B, C] = [person('a'), person('b'), person('c')];
const ADDED = person('added', 'name');

describe('somebody whom the agent has found', () => {
  it('comes after all who are there, and is no second one of them', () => {
    expect(withContact([A, B], ADDED)).toEqual({ contacts: [A, B, ADDED], place: 2 });
    expect(withContact([A, B], person('b', 'name'))).toEqual({ contacts: [A, B], place: 1 });
  });

  it('keeps their place while others are found, or known better', () => {
    const better = person('a', 'mobile', 'Head of Everything');
    expect(refined([A, ADDED], [better, B, C])).toEqual([better, ADDED, B, C]);
    expect(refined([A, ADDED], [A])).toEqual([A, ADDED]);
    expect(refined([ADDED], [])).toEqual([ADDED]);
  });

  it('is known by the number, too, where a lookup says so', () => {
    const byNumber = person('added', 'office');
    expect(refined([A, ADDED], [A, B, byNumber])).toEqual([A, byNumber, B]);
  });

  it('changes nothing for those who came by the number alone', () => {
    expect(refined([A], [A, B])).toEqual([A, B]);
    expect(refined([], [A])).toEqual([A]);
  });
});
