import { defineBackground } from 'wxt/utils/define-background';
import { Hub } from '../lib/hub/hub';

export default defineBackground({
  type: 'module',
  main() {
    new Hub().listen();
  },
});
