import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { Clock } from '../../clock';
import type { Finding } from '../call-centre';
import type { Api, TcccAction } from './api';
import type { TcccSettings } from './settings';

/** One question for each right that the key needs; none of them changes anything. */
function questions(nowS: number): readonly (readonly [TcccAction, Record<string, unknown>])[] {
  const page = { PageSize: 1, PageNumber: 0 };
  return [
    ['DescribeStaffInfoList', page],
    ['DescribeSkillGroupInfoList', page],
    ['DescribeNumbers', page],
    ['DescribeTelCdr', { ...page, StartTimeStamp: nowS - 3600, EndTimeStamp: nowS }],
  ];
}

/** Key, application, and each right; `CreateSDKLoginToken` is proven when an agent signs in. */
export async function check(
  { sdkAppId }: TcccSettings,
  api: Api,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [action, request] of questions(Math.floor(clock() / 1000))) {
    const what = `tencent-tccc: ${action} of ${sdkAppId}`;
    try {
      await api(action, request, v.looseObject({}), signal);
      findings.push({ what, ok: true });
    } catch (error) {
      if (!(error instanceof GatewayFault)) throw error;
      const { code = error.code, message = '' } = error.more.vendor ?? {};
      const remedy = `Allow ccc:${action} to the key, and compare SdkAppId (${code} ${message})`;
      findings.push({ what, ok: false, remedy });
    }
  }
  return findings;
}
