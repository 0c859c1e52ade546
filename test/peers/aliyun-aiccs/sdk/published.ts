/** The events of the hotline SDK, of the vendor's socket and of its own. */
export const EVENTS = [
  ...(['AgentCheckin', 'AgentReady', 'AgentCallDialOut', 'AgentJoinChannel'] as const),
  ...(['AgentLeaveChannel', 'AgentCheckout', 'AgentBreak', 'AgentAcw', 'AgentRinging'] as const),
  ...(['AgentCallAnswerRequest', 'AgentCallInboundEstablish'] as const),
  ...(['AgentCallOutBoundEstablish', 'AgentCallConferenceWaitAnswer', 'AgentCallHeld'] as const),
  ...(['AgentStatusChange', 'EnableStateChange', 'CallVoiceText', 'AgentReconnect'] as const),
  ...(['AgentCallReconnect', 'BeforeCallHold', 'AfterCallHold', 'BeforeCallDeflect'] as const),
  ...(['BeforeCallHangup', 'AfterCallHangup', 'BeforeCallAnswer', 'AfterCallAnswer'] as const),
  ...(['BeforeCallDial', 'AfterCallDial', 'BeforeCallRetrieve', 'AfterCallRetrieve'] as const),
  ...(['UnHandleEvent', 'TokenExpired', 'SystemCallRinging', 'SystemCallDialOut'] as const),
] as const;
export type HotlineEventName = (typeof EVENTS)[number];

/** The globals that the SDK's bar is made of. */
export const LIBRARIES = ['React', 'ReactDOM', 'moment', 'antd'] as const;
