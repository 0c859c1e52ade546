import { randomUUID } from 'node:crypto';
import type { AiccsAgent } from './centre';
import type { AiccsCall } from './calls';
import { localTime } from './local-time';

/** What the vendor's web socket says of an agent and their call (third-party sample, `sceneType` and all). */
export type SocketMessage = {
  readonly contentType: 'JSON';
  readonly sceneType: 'hotline-message';
  readonly enumSceneType: 'HOTLINECS';
  readonly uuid: string;
  readonly head: {
    readonly cmd: 'agentStatus';
    readonly appName: 'hotlinecs';
    readonly agentBasicCode: string;
    /** The system event of the SDK: `AgentRinging`, `AgentCallOutBoundEstablish` … */
    readonly agentCallCode: string;
    readonly aid: string;
    readonly acid?: string;
    readonly connId?: string;
    readonly holdConnId?: string;
    readonly jobId?: string;
    /** The caller, and the callee. */
    readonly ani?: string;
    readonly dnis?: string;
    readonly eventTime: string;
    readonly name: string;
  };
};

export function socketMessage(
  agent: AiccsAgent,
  agentCallCode: string,
  call?: AiccsCall,
): SocketMessage {
  return {
    contentType: 'JSON',
    sceneType: 'hotline-message',
    enumSceneType: 'HOTLINECS',
    uuid: randomUUID(),
    head: {
      cmd: 'agentStatus',
      appName: 'hotlinecs',
      agentBasicCode: agent.status,
      agentCallCode,
      aid: String(agent.agentId),
      eventTime: localTime(Date.now()),
      name: agent.displayName,
      ...(call && {
        acid: call.acid,
        connId: call.connId,
        jobId: call.jobId,
        ani: call.caller,
        dnis: call.callee,
        ...(call.held && { holdConnId: call.connId }),
      }),
    },
  };
}
