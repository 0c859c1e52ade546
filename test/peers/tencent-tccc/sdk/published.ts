/** The events of the Web SDK: https://cloud.tencent.com/document/product/679/84676 */
export const EVENTS = [
  'ready',
  'callIn',
  'callOuted',
  'calloutAccepted',
  'userAccessed',
  'autoTransfer',
  'transfer',
  'sessionEnded',
  'statusChanged',
  'tokenExpired',
] as const;
