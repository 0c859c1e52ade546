import type { WorkbenchConfig } from '../../../../gateway/softphones/aliyun-ccc/workbench-sdk';

/** Every option and callback of 2.x that is published. */
const PUBLISHED = new Set(
  'dom instanceId regionId header width height defaultVisible offlineImage breakImage afterCallRule'
    .concat(' autoAnswerCall ajaxOrigin ajaxPath withCredentials ajaxApiParamName ajaxMethod')
    .concat(' ajaxOtherParams ajaxHeaders exportErrorOfApi moreActionList useLocalStorageToCall')
    .concat(
      ' sideNavList disableSaveStats reducePanel isEnableSwitchAdapter customizedNotification',
    )
    .concat(' apiAxiosFunc onInit onRegister onLogIn onBreak onReady onCallComing')
    .concat(' onBeforeCallDialing onCallDialing onHangUp onBeforeCallHangup onCallEstablish')
    .concat(' onCallRelease onErrorNotify onStatusChange')
    .split(' '),
);

/** Refuses what the vendor's page does not know: a name that is spelled wrongly is silent there. */
export function demandPublished(config: WorkbenchConfig): void {
  for (const name of Object.keys(config)) {
    if (!PUBLISHED.has(name)) throw new TypeError(`WorkbenchSdk has no option ${name}`);
  }
  if (!document.getElementById(config.dom)) throw new TypeError('WorkbenchSdk: dom is not there');
  if (config.instanceId === '' || config.regionId === '') {
    throw new TypeError('WorkbenchSdk: instanceId and regionId are required');
  }
}
