import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startGate } from '../lib/page/gate';

/** Runs in every frame of a CRM page; the manifest names it. */
export default defineUnlistedScript(() => startGate());
