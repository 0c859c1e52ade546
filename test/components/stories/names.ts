import { PAGES } from './pages';
import { SCREENS } from './screens';
import { SNAPSHOTS } from './snapshots';

/** All stories by what they are about; every face of the product is one of them. */
export const STORIES = {
  panel: Object.keys(SNAPSHOTS),
  shift: Object.keys(SCREENS).map((state) => `shift/${state}`),
  page: Object.keys(PAGES).map((state) => `page/${state}`),
  other: [
    'card/ringing',
    'card/ringing-long',
    'card/in-call',
    'card/ended',
    'microphone/waiting',
    'microphone/asking',
    'microphone/granted',
    'microphone/denied',
    'microphone/dismissed',
    'microphone/absent',
    'microphone/busy',
    'options/practice',
    'options/sip',
    'options/hosted',
    'options/admin',
    'options/admin-waiting',
    'options/admin-failed',
    'options/crm',
    'options/company',
    'options/company-waiting',
  ],
} as const;
