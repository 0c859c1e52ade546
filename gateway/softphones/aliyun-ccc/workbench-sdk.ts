/**
 * The published JS API of Aliyun CCC's `WorkbenchSdk` 2.x, in its own spelling; what its methods
 * return is not published, so that everything is awaited and nothing is read from it.
 */
export interface WorkbenchSdk {
  /** Only after `onInit`: SIP registration, sign-in to these groups, and ready. */
  register(skillGroups: readonly SdkSkillGroup[], accessPoint?: string): unknown;
  logOut(): unknown;
  ready(): unknown;
  applyForBreak(reason: string): unknown;
  /** `caller`: a number of the instance, `auto`, or empty for a colleague. */
  call(callee: string, caller: string): unknown;
  answer(): unknown;
  hangUp(): unknown;
  callHold(): unknown;
  callRetrieve(): unknown;
  muteAgent(): unknown;
  /** So it is spelled. */
  umMuteAgent(): unknown;
  sendDtmf(tones: string): unknown;
  /** Blind. */
  thirdCallTransfer(callee: string, caller: string): unknown;
  initiateAttendedTransfer(callee: string, caller: string): unknown;
  /** Gives the consultation up. */
  thirdCallRetrieve(): unknown;
  thirdCallTransferFinished(): unknown;
}

export type SdkSkillGroup = {
  readonly skillGroupId: string;
  readonly skillGroupName: string;
  readonly skillLevel: number;
};

/** What it is made with. Payloads are what the vendor sends: to be read with care. */
export type WorkbenchConfig = {
  readonly dom: string;
  readonly instanceId: string;
  readonly regionId: string;
  readonly defaultVisible: boolean;
  /** `manual`: after-call work lasts until `ready`; else seconds. */
  readonly afterCallRule: 'manual' | number;
  readonly moreActionList: readonly string[];
  readonly useLocalStorageToCall: boolean;
  readonly exportErrorOfApi: boolean;
  readonly apiAxiosFunc: (apiName: string, params: unknown) => Promise<unknown>;
  readonly onInit: () => void;
  readonly onRegister: (config: unknown) => void;
  readonly onLogIn: () => void;
  readonly onBreak: () => void;
  readonly onReady: () => void;
  readonly onCallComing: (call: unknown) => void;
  /** Nothing is dialled unless `callback` is called. */
  readonly onBeforeCallDialing: (call: { readonly callback: () => void }) => void;
  readonly onCallDialing: (call: unknown) => void;
  readonly onBeforeCallHangup: (call: { readonly callback: () => void }) => void;
  readonly onCallEstablish: (call: unknown) => void;
  readonly onCallRelease: (call: unknown) => void;
  readonly onHangUp: (type: unknown) => void;
  readonly onErrorNotify: (error: unknown) => void;
  readonly onStatusChange: (change: unknown) => void;
};

export type WorkbenchSdkClass = new (config: WorkbenchConfig) => WorkbenchSdk;

declare global {
  interface Window {
    readonly WorkbenchSdk?: WorkbenchSdkClass;
  }
}
