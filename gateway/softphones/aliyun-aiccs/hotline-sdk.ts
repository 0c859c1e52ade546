/**
 * The hotline SDK (new version), as far as it is used, as published.
 *
 * https://help.aliyun.com/document_detail/211118.html, changes in …/211119.html
 */
export interface HotlineClientUi {
  /** Shows the vendor's bar in an element, signs in, and hands over what it is driven by. */
  renderClient(into: HTMLElement, props: HotlineProps): void;
}

export type HotlineProps = {
  readonly config: {
    readonly instanceId: string;
    readonly token: string;
    /** These three are known from others' code alone. */
    readonly apiHost?: string;
    readonly apiVersion?: string;
    readonly wsHost?: string;
  };
  readonly onClientOnline: (client: HotlineClient) => void;
  readonly onAgentOnline: (agent: AgentContext) => void;
  readonly onLoginError: (error: unknown) => void;
};

export interface HotlineClient {
  on(event: HotlineEvent, hear: (told: unknown) => void): unknown;
  removeAllListeners(): void;
  updateToken(token: string): void;
}

export interface AgentContext {
  checkIn(): Promise<unknown>;
  checkOut(): Promise<unknown>;
  doRest(): Promise<unknown>;
  checkReady(): Promise<unknown>;
  dial(callee: string, caller?: string): Promise<CallContext>;
  answer(identity?: CallIdentity): Promise<unknown>;
}

export type CallIdentity = {
  readonly acId: string;
  readonly connId: string;
  readonly holdConnId?: string;
  readonly jobId: string;
};

export interface CallContext {
  readonly identity: CallIdentity;
  readonly caller: { readonly phoneNumber: string };
  readonly callee: { readonly phoneNumber: string };
  hangUp(): Promise<unknown>;
  hold(): Promise<unknown>;
  retrieve(): Promise<unknown>;
  /** Says nothing of how it went: the agent leaves the call when it has gone well. */
  deflect(where: Deflection): unknown;
}

/** Of both kinds, only transfers in one step: how a second step is completed is not published. */
export type Deflection = { readonly isSingleTransfer: true } & (
  | { readonly isTransferSkillGroup: true; readonly skillGroupId: string }
  | { readonly isTransferPhone: true; readonly caller: string; readonly callee: string }
);

export type HotlineEvent =
  | 'AgentReady'
  | 'AgentCheckout'
  | 'AgentAcw'
  | 'AgentLeaveChannel'
  | 'AgentCallInboundEstablish'
  | 'AgentCallOutBoundEstablish'
  | 'AgentCallHeld'
  | 'AgentStatusChange'
  | 'EnableStateChange'
  | 'AgentReconnect'
  | 'AfterCallRetrieve'
  | 'UnHandleEvent'
  | 'TokenExpired'
  | 'SystemCallRinging'
  | 'SystemCallDialOut';
