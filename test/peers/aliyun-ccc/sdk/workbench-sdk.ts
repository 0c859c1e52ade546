import type {
  SdkSkillGroup,
  WorkbenchConfig,
  WorkbenchSdk as Published,
} from '../../../../gateway/softphones/aliyun-ccc/workbench-sdk';
import { demandPublished } from './config';
import { ownLeg, statusOf } from './contexts';
import type { Contexts } from './contexts';
import { Sound } from './sound';
import { WorkbenchView } from './workbench-view';

/** How often the vendor is asked what has become of agent and call, in ms. */
const POLL = 120;
/** Actions that want a `ChannelId`; the others refuse one. */
const OF_A_LEG = new Set(
  ['ReleaseCall', 'HoldCall', 'RetrieveCall', 'MuteCall', 'UnmuteCall'].concat('SendDtmfSignaling'),
);
const IN_A_CALL: readonly number[] = [9, 10, 11, 12, 16, 17, 20];

type Reply = {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  readonly data?: unknown;
};

/**
 * Stands in for the vendor's script: the published API of 2.x, on the vendor's published OpenAPI, by
 * whatever `apiAxiosFunc` leads to. Its own wire to the agent server is not published; this one polls.
 */
class WorkbenchSdk implements Published {
  readonly #config: WorkbenchConfig;
  readonly #sound = new Sound();
  readonly #view: WorkbenchView | undefined;
  readonly #device = `ACC-YUNBS-1.0.10-${crypto.randomUUID().replaceAll('-', '')}`;
  #initialised = false;
  #registered = false;
  #kicked = false;
  /** How many things were done, other than looking. */
  #done = 0;
  #code = -1;
  #now: Contexts | undefined;

  constructor(config: WorkbenchConfig) {
    demandPublished(config);
    this.#config = config;
    const place = document.getElementById(config.dom);
    if (place && config.defaultVisible) this.#view = new WorkbenchView(place);
    if (!('_AgentBarSdk' in window)) throw new TypeError('the agent bar is not loaded');
    void this.#init();
  }

  async register(groups: readonly SdkSkillGroup[]): Promise<void> {
    if (!this.#initialised) return this.#error('6001', 'register comes after onInit');
    this.#becomes(0);
    const deviceId = this.#device;
    const ids = groups.map((one) => {
      if (!one.skillGroupId || typeof one.skillLevel !== 'number') throw new TypeError('groups');
      return one.skillGroupId;
    });
    const signedSkillGroupIdList = JSON.stringify(ids);
    if (!(await this.#api('SignInGroup', { deviceId, signedSkillGroupIdList }))) return;
    if (!(await this.#api('ReadyForService', { deviceId }))) return;
    const first = !this.#registered;
    this.#registered = true;
    this.#config.onRegister({ deviceId });
    this.#config.onLogIn();
    if (first) void this.#poll();
  }

  async logOut(): Promise<void> {
    if (await this.#api('SignOutGroup', { deviceId: this.#device })) await this.#look();
  }

  async ready(): Promise<void> {
    if (![2, 3, 5].includes(this.#code)) return this.#error('9001', 'ready');
    if (!(await this.#api('ReadyForService', { deviceId: this.#device }))) return;
    this.#config.onReady();
  }

  async applyForBreak(reason: string): Promise<void> {
    if (![2, 3, 5].includes(this.#code)) return this.#error('9001', 'applyForBreak');
    if (!(await this.#api('TakeBreak', { deviceId: this.#device, code: reason }))) return;
    this.#config.onBreak();
  }

  call(callee: string, caller: string): void {
    if (![2, 3, 5].includes(this.#code)) return this.#error('8004', 'call');
    const userId = this.#now?.userContext.userId ?? '';
    const dial = async (): Promise<void> => {
      if (!(await this.#listens())) return;
      const said = await this.#api('MakeCall', { deviceId: this.#device, callee, caller });
      if (!said) this.#sound.close();
    };
    const asked = { callee, userId, callback: () => void dial() };
    this.#config.onBeforeCallDialing(asked);
  }

  async answer(): Promise<void> {
    if (this.#code !== 6 || !(await this.#listens())) return;
    if (!(await this.#inCall('AnswerCall'))) this.#sound.close();
  }

  hangUp(): void {
    if (this.#now?.callContext) {
      const callback = (): void => void this.#inCall('ReleaseCall');
      this.#config.onBeforeCallHangup({ callback });
    } else this.#error('6008', 'hangUp');
  }

  async callHold(): Promise<void> {
    if (![9, 10, 11].includes(this.#code)) return this.#error('9001', 'callHold');
    await this.#inCall('HoldCall');
  }

  async callRetrieve(): Promise<void> {
    if (this.#code !== 12) return this.#error('9001', 'callRetrieve');
    await this.#inCall('RetrieveCall');
  }

  async muteAgent(): Promise<void> {
    if (await this.#inCall('MuteCall')) this.#sound.mute(true);
  }

  async umMuteAgent(): Promise<void> {
    if (await this.#inCall('UnmuteCall')) this.#sound.mute(false);
  }

  async sendDtmf(dtmf: string): Promise<void> {
    await this.#inCall('SendDtmfSignaling', { dtmf });
  }

  async thirdCallTransfer(transferee: string, transferor: string): Promise<void> {
    if (![9, 10, 11, 12].includes(this.#code)) return this.#error('9001', 'thirdCallTransfer');
    await this.#inCall('BlindTransfer', { transferee, transferor });
  }

  async initiateAttendedTransfer(transferee: string, transferor: string): Promise<void> {
    if (![9, 10, 11, 12].includes(this.#code)) return this.#error('9001', 'attended');
    await this.#inCall('InitiateAttendedTransfer', { transferee, transferor });
  }

  async thirdCallRetrieve(): Promise<void> {
    if (![16, 17].includes(this.#code)) return this.#error('9001', 'thirdCallRetrieve');
    await this.#inCall('CancelAttendedTransfer');
  }

  async thirdCallTransferFinished(): Promise<void> {
    if (this.#code !== 17) return this.#error('9001', 'thirdCallTransferFinished');
    await this.#inCall('CompleteAttendedTransfer');
  }

  async #init(): Promise<void> {
    // As with a script from afar, nothing happens while the page still runs.
    await Promise.resolve();
    const local = ['localhost', '127.0.0.1'].includes(location.hostname);
    if (location.protocol !== 'https:' && !local) return this.#error('protocolError', 'no https');
    for (const action of ['GetLoginDetails', 'ListPrivilegesOfUser', 'GetTurnServerList']) {
      if (!(await this.#api(action, {}))) return this.#error('8023', action);
    }
    this.#initialised = true;
    this.#config.onInit();
  }

  async #listens(): Promise<boolean> {
    try {
      await this.#sound.open();
      return true;
    } catch {
      this.#error('8001', 'GetUserMediaFailed');
      return false;
    }
  }

  async #poll(): Promise<void> {
    while (!this.#kicked) {
      await this.#look();
      await new Promise((resolve) => setTimeout(resolve, POLL));
    }
  }

  /** What was asked before something was done is no news after it. */
  async #look(): Promise<void> {
    const done = this.#done;
    const data = await this.#api('PollUserStatus', { deviceId: this.#device });
    if (data && !this.#kicked && done === this.#done) this.#follow(data as Contexts);
  }

  #follow(now: Contexts): void {
    const before = this.#now;
    const last = this.#code;
    this.#now = now;
    const { userContext, callContext } = now;
    if (userContext.deviceId !== this.#device && userContext.userState !== 'OFFLINE') {
      return this.#kick();
    }
    const code = statusOf(now);
    const jobId = callContext?.jobId ?? '';
    const legs = callContext?.channelContexts ?? [];
    const first = { caller: legs[0]?.originator ?? '', callee: legs[0]?.destination ?? '' };
    const told = { ...first, callType: callContext?.callType, jobId, callContext };
    const ended = before?.callContext && before.callContext.jobId !== jobId;
    if (ended) this.#released(before, last);
    if (code === 6 && last !== 6) this.#config.onCallComing(told);
    const talks = IN_A_CALL.includes(code);
    const begins = talks && !IN_A_CALL.includes(last);
    // Whoever answers between two looks was dialled, too.
    const dialled = code === 8 || (begins && callContext?.callType === 'OUTBOUND');
    if (dialled && last !== 8) this.#config.onCallDialing(told);
    if (begins) this.#config.onCallEstablish({ callContext });
    this.#sound.hold(talks && ![9, 10, 11].includes(code));
    this.#becomes(code);
  }

  #released({ callContext }: Contexts, last: number): void {
    this.#sound.close();
    const type = { 6: 'ringing', 8: 'dialing', 9: 'inbound' }[last] ?? 'outbound';
    this.#config.onCallRelease({ callContext });
    this.#config.onHangUp(type);
  }

  #kick(): void {
    this.#kicked = true;
    this.#sound.close();
    this.#error('8021', 'OnKillSelf');
    this.#becomes(-1);
  }

  #becomes(code: number): void {
    if (code === this.#code) return;
    const lastCode = this.#code;
    this.#code = code;
    const [leg] = this.#now?.callContext?.channelContexts ?? [];
    this.#view?.becomes(code, leg && `${leg.originator} → ${leg.destination}`);
    this.#config.onStatusChange({ code, lastCode, context: this.#now });
  }

  #inCall(action: string, more: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const jobId = this.#now?.callContext?.jobId ?? '';
    const channelId = (this.#now && ownLeg(this.#now)?.channelId) ?? '';
    const leg = OF_A_LEG.has(action) ? { channelId } : {};
    return this.#api(action, { deviceId: this.#device, jobId, ...leg, ...more });
  }

  /** The reply's `data`; `undefined`, and an error told, for what was refused. */
  async #api(action: string, request: Readonly<Record<string, unknown>>): Promise<unknown> {
    try {
      const reply = (await this.#config.apiAxiosFunc(action, request)) as Reply;
      if (action !== 'PollUserStatus') this.#done += 1;
      if (reply.code === 'OK') return reply.data ?? true;
      this.#error(reply.code ?? 'failed', reply.message ?? '', reply.requestId);
    } catch {
      this.#error('8023', action);
    }
    return undefined;
  }

  #error(errorCode: string, errorMsg: string, requestId = ''): void {
    this.#config.onErrorNotify({ errorCode, errorMsg, errorMsgTip: errorMsg, requestId });
  }
}

Object.assign(window, { WorkbenchSdk });
