import { describe, expect, test } from 'vitest';
import { readAddress, readMessage } from './message';
import {
  assertedParty,
  callerOf,
  calledLine,
  identityWish,
  mayBeSentTo,
  targetOf,
} from './parties';

const headers = (...lines: string[]) => {
  const text = ['INVITE sip:9f8e@a.invalid SIP/2.0', ...lines, '\r\n'].join('\r\n');
  return readMessage(text)?.headers ?? (() => []);
};

describe('who calls', () => {
  test.each([
    [
      'From alone',
      ['From: "Ana Díaz" <sip:+34911234567@pbx.example>;tag=1'],
      { number: '+34911234567', displayName: 'Ana Díaz' },
    ],
    [
      'the asserted identity before From',
      [
        'From: "Ana" <sip:1001@pbx.example>;tag=1',
        'P-Asserted-Identity: "Ana" <sip:ana@pbx.example>, <tel:+34-911-234-567>',
      ],
      { number: '+34911234567', displayName: 'Ana' },
    ],
    [
      'a name that only repeats the number is none',
      ['From: "+15550100" <sip:+15550100@x>'],
      { number: '+15550100' },
    ],
    [
      'a quoted quote',
      [String.raw`From: "A \"B\" C" <sip:12@x>`],
      { number: '12', displayName: 'A "B" C' },
    ],
    ['00 is the international prefix', ['From: <sip:0034911234567@x>'], { number: '+34911234567' }],
    ['anonymous', ['From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=1'], { number: '' }],
    [
      'privacy wished for, although the number is there',
      ['From: "Ana" <sip:+34911234567@x>', 'Privacy: id'],
      { number: '' },
    ],
    ['privacy none', ['From: <sip:+34911234567@x>', 'Privacy: none'], { number: '+34911234567' }],
    ['nothing at all', [], { number: '' }],
  ])('%s', (_title, lines, caller) => {
    expect(callerOf(headers(...lines))).toEqual(caller);
  });
});

describe('which line rang', () => {
  test.each([
    ['nothing said', [], undefined],
    [
      'P-Called-Party-ID and a queue',
      ['P-Called-Party-ID: <sip:+862155550100@sidetone.test>', 'X-Queue: Sales'],
      { number: '+862155550100', queue: 'Sales' },
    ],
    [
      'the first of History-Info',
      ['History-Info: <sip:+4930111@x>;index=1, <sip:200@x>;index=1.1'],
      { number: '+4930111' },
    ],
    [
      'the last Diversion',
      [
        'Diversion: <sip:200@x>;reason=no-answer',
        'Diversion: <sip:+4930222@x>;reason=unconditional',
      ],
      { number: '+4930222' },
    ],
    ['waiting time', ['X-Queue-Wait: 12'], { waitingSince: 88_000 }],
  ])('%s', (_title, lines, line) => {
    expect(calledLine(headers(...lines), 100_000)).toEqual(line);
  });
});

test.each([
  ['+86 138 0013 8000', 'sip:+8613800138000@pbx.example'],
  ['*61#', 'sip:*61%23@pbx.example'],
  ['1001', 'sip:1001@pbx.example'],
  ['x@evil.example', 'sip:x%40evilexample@pbx.example'],
])('%s is dialled as %s', (number, target) => {
  expect(targetOf(number, 'sip:alice@pbx.example:5061;transport=ws')).toBe(target);
});

test('addresses that are not well formed are read as far as possible', () => {
  expect(readAddress('')).toEqual({ name: '', user: '', host: '' });
  expect(readAddress('<sip:%ZZ@x>')).toEqual({ name: '', user: '%ZZ', host: 'x' });
  expect(readAddress('sip:12@x;tag=3')).toEqual({ name: '', user: '12', host: 'x' });
});

test('who is named in mid-call is whom the call centre asserts, never From', () => {
  expect(assertedParty(headers('From: <sip:1001@x>'))).toBeUndefined();
  expect(assertedParty(headers('P-Asserted-Identity: "Bo" <sip:+861@x>'))).toEqual({
    number: '+861',
    displayName: 'Bo',
  });
});

test('the number to show is wished for in our own domain, and is only a number', () => {
  expect(identityWish('+86 21 5555 0100', 'sip:alice@pbx.example')).toBe(
    'P-Preferred-Identity: <sip:+862155550100@pbx.example>',
  );
  expect(identityWish('1>\r\nX: y', 'sip:alice@pbx.example')).not.toMatch(/[\r\n]|>.*>/u);
});

describe('whom a far end may send this phone to', () => {
  const ownUri = 'sip:alice@pbx.example:5061';
  test.each([
    ['sissi', 'pbx.example', '+8613800138000', true],
    ['1002', 'PBX.example', '+8613800138000', true],
    ['1002', 'pbx.example', '', true],
    ['+19005550123', 'pbx.example', '+8613800138000', false],
    ['0019005550123', 'pbx.example', '13800138000', false],
    ['+19005550123', 'pbx.example', '', false],
    ['0019005550123;x=y', 'pbx.example', '+8613800138000', false],
    ['+8613800138000', 'pbx.example', 'sissi', true],
    ['+8613800138000', 'pbx.example', '1002', true],
    ['sissi', 'evil.example', '1002', false],
  ])('%s at %s, sent by “%s”: %s', (user, host, farEnd, allowed) => {
    expect(mayBeSentTo({ user, host }, { farEnd, ownUri })).toBe(allowed);
  });
});
