type Enabled = Readonly<Record<string, boolean | string>>;

const NOTHING = {
  checkoutEnable: false,
  checkinEnable: false,
  readyEnable: false,
  breakEnable: false,
  trainEnable: false,
  callAnswerEnable: false,
  callHangupEnable: false,
  callDialEnable: false,
  callHoldEnable: false,
  callRetrieveEnable: false,
  callDeflectEnable: false,
};

/** What an agent may do next, as `EnableStateChange` tells it, by the newest message of the socket. */
export function enableState(agentBasicCode: string, agentCallCode: string): Enabled {
  return { status: agentBasicCode, ...NOTHING, ...enabled(agentBasicCode, agentCallCode) };
}

function enabled(basic: string, call: string): Enabled {
  if (basic === 'AgentCheckout') return { checkinEnable: true };
  const idle = { checkoutEnable: true, breakEnable: true, readyEnable: true, callDialEnable: true };
  if (basic !== 'AgentBusyForCall') return idle;
  if (call === 'AgentRinging') return { callAnswerEnable: true, callHangupEnable: true };
  if (call === 'AgentCallDialOut') return { callHangupEnable: true };
  if (call === 'AgentCallHeld') return { callHangupEnable: true, callRetrieveEnable: true };
  return { callHangupEnable: true, callHoldEnable: true, callDeflectEnable: true };
}
