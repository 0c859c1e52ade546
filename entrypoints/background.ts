import { defineBackground } from 'wxt/utils/define-background';
import { startHub } from '../lib/hub/hub';

export default defineBackground({
  type: 'module',
  main() {
    startHub();
  },
});
