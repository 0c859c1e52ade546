import { describe, expect, it } from 'vitest';
import { asJson, flattened, withBigLetters } from './parameters';
import { forTheSdk } from './reply';

describe('001/002: parameters are converted for the OpenAPI', () => {
  it('gives keys big first letters', () => {
    expect(withBigLetters({ instanceId: 'i', ' callee ': 1, Dtmf: '5', x: null })).toEqual({
      InstanceId: 'i',
      Callee: 1,
      Dtmf: '5',
      X: null,
    });
  });

  it('writes lists as Key.1, lists and objects in them below, other objects as JSON', () => {
    expect(
      flattened({
        Plain: 'text',
        Number: 5,
        Yes: true,
        Nothing: null,
        List: ['a', 'b'],
        Deep: [['x'], ['y', 'z']],
        Objects: [{ Sub: 's', Subs: ['t', 'u'] }],
        Object: { stays: 1 },
      }),
    ).toEqual({
      ...{ Plain: 'text', Number: '5', Yes: 'true', 'List.1': 'a', 'List.2': 'b' },
      ...{ 'Deep.1.1': 'x', 'Deep.2.1': 'y', 'Deep.2.2': 'z' },
      ...{ 'Objects.1.Sub': 's', 'Objects.1.Subs.1': 't', 'Objects.1.Subs.2': 'u' },
      Object: '{"stays":1}',
    });
  });

  it('writes lists as JSON for 2.x', () => {
    expect(asJson({ SkillGroupIdList: ['a', 'b'], Text: '["c"]' })).toEqual({
      SkillGroupIdList: '["a","b"]',
      Text: '["c"]',
    });
  });
});

describe('001/002: replies are converted for the SDK', () => {
  const reply = {
    RequestId: 'r',
    SkillLevels: { SkillLevel: [{ Skill: { OutboundPhoneNumbers: { PhoneNumber: [1] } } }] },
    CallDetailRecords: { PageNumber: 1, List: { CallDetailRecord: [{ ContactId: 'c' }] } },
    Alone: { Other: ['x'] },
  };
  it('has small first letters, and the lists of 1.x lose their wrapping', () => {
    expect(forTheSdk(reply, true)).toEqual({
      requestId: 'r',
      skillLevels: [{ skill: { outboundPhoneNumbers: [1] } }],
      callDetailRecords: { pageNumber: 1, list: [{ contactId: 'c' }] },
      alone: { other: ['x'] },
    });
  });
  it('keeps what 2.x says as it is, but for the letters', () => {
    expect(forTheSdk({ Data: { List: [{ Number: '1' }], Nulls: null } }, false)).toEqual({
      data: { list: [{ number: '1' }], nulls: null },
    });
  });
});
