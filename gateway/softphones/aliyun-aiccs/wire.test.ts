import { describe, expect, test } from 'vitest';
import { SoftphoneFault } from '../line/softphone-fault';
import * as wire from './wire';

const message = (agentBasicCode: string, more = {}) => ({
  contentType: 'JSON',
  sceneType: 'hotline-message',
  head: { cmd: 'agentStatus', agentBasicCode, aid: '63001', ...more },
});
const call = {
  identity: { acId: 'a1', connId: 'c1', holdConnId: '', jobId: 'j1' },
  callDirection: 0,
  caller: { phoneNumber: '13188888888' },
  callee: { phoneNumber: '02161230000' },
};

describe('what the gateway gives', () => {
  test('is instance and token, and whom the SDK is to ask', () => {
    const all = { instanceId: 'i', token: 't', apiHost: 'api.rhinokeen.com', wsHost: 'w' };
    expect(wire.credentialsOf({ ...all, more: 1 })).toEqual(all);
    expect(wire.credentialsOf({ instanceId: 'i', token: 't' })).toEqual({
      instanceId: 'i',
      token: 't',
    });
  });

  test.each([null, {}, { instanceId: 'i' }, { instanceId: '', token: 't' }])(
    '%j is nothing to sign in with',
    (given) => {
      expect(() => wire.credentialsOf(given)).toThrow(SoftphoneFault);
    },
  );
});

describe('what the SDK tells', () => {
  test.each([
    ['AgentReady', { state: 'ready' }],
    ['AgentBreak', { state: 'break' }],
    ['AgentAcw', { state: 'after-call' }],
    ['AgentCheckout', { state: 'offline' }],
    ['AgentBusyForCall', undefined],
    ['AgentUnheardOf', undefined],
  ])('of the agent: %s', (code, duty) => {
    expect(wire.dutyOf(message(code))).toEqual(duty);
  });

  test('of a call: its name, where there is one', () => {
    expect(wire.callOf(message('AgentBusyForCall', { acid: 'a1' }))).toBe('a1');
    expect(wire.callOf(message('AgentReady', { acid: '' }))).toBeUndefined();
    expect(wire.callOf(undefined)).toBeUndefined();
  });

  test('by its socket, or of itself', () => {
    expect(wire.fromSocket(message('AgentReady'))).toBe(true);
    expect(wire.fromSocket(new Error('connection'))).toBe(false);
    expect(wire.fromSocket(undefined)).toBe(false);
  });

  test('what the agent may do', () => {
    expect(wire.enabled({ status: 'AgentReady', callDialEnable: true }, 'callDialEnable')).toBe(
      true,
    );
    expect(
      wire.enabled({ status: 'AgentBusyForCall', callDialEnable: false }, 'callDialEnable'),
    ).toBe(false);
    expect(wire.enabled({}, 'callHangupEnable')).toBe(true);
  });

  test('a call that rings', () => {
    const context = wire.contextOf(call);
    expect(context && wire.offeredOf(context)).toEqual({
      id: 'a1',
      number: '+8613188888888',
      line: { number: '+862161230000' },
    });
    expect(wire.contextOf({ ...call, identity: {} })).toBeUndefined();
    expect(wire.contextOf(undefined)).toBeUndefined();
  });
});

describe('why a call has ended', () => {
  const none = { incoming: false, connected: false, transferred: false, byUs: false };
  test.each([
    [{ connected: true, byUs: true }, 'hung-up'],
    [{ connected: true }, 'remote-hung-up'],
    [{ connected: true, transferred: true }, 'transferred'],
    [{ byUs: true }, 'cancelled'],
    [{}, 'no-answer'],
    [{ incoming: true, byUs: true }, 'declined'],
    [{ incoming: true }, 'missed'],
  ])('%j: %s', (call, reason) => {
    expect(wire.endOf({ ...none, ...call })).toBe(reason);
  });
});

describe('where a call is sent', () => {
  test('to a telephone, shown to come from our own number', () => {
    expect(wire.deflectionTo('+8613188888888', '02161230000')).toEqual({
      isSingleTransfer: true,
      isTransferPhone: true,
      caller: '02161230000',
      callee: '13188888888',
    });
  });

  test('to a skill group, or nowhere', () => {
    expect(wire.deflectionTo('1234', '02161230000')).toEqual({
      isSingleTransfer: true,
      isTransferSkillGroup: true,
      skillGroupId: '1234',
    });
    expect(wire.deflectionTo('ada@example.com', '02161230000')).toBeUndefined();
  });
});

describe('what the OpenAPI answers', () => {
  test('numbers to show', () => {
    const reply = { Success: true, Code: 'Success', Data: ['02161230000', '4008001234', '1001'] };
    expect(wire.callerNumbersOf(reply)).toEqual([
      { number: '+862161230000', region: 'CN' },
      { number: '+864008001234', region: 'CN' },
      { number: '1001' },
    ]);
    expect(() => wire.callerNumbersOf({ Code: 'Success' })).toThrow();
  });

  test('skill groups for the hotline, by what is typed', () => {
    const reply = {
      Data: [
        { SkillGroupId: 1, Name: 'sales', DisplayName: 'Sales', ChannelType: 1 },
        { SkillGroupId: 2, Name: 'Chat', ChannelType: 2 },
        { SkillGroupId: '3', Name: 'Help' },
      ],
    };
    expect(wire.colleaguesOf(reply, '')).toEqual([
      { name: 'Sales', address: '1' },
      { name: 'Help', address: '3' },
    ]);
    expect(wire.colleaguesOf(reply, 'sal')).toEqual([{ name: 'Sales', address: '1' }]);
  });
});
