import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPage } from '../lib/page/page';

/** Loaded by the hub into a frame whose gate has met something that may be a phone number. */
export default defineUnlistedScript(() => void startPage());
