import { createElement } from 'lwc';
import App from './modules/x/app/app';
import { startCustomers } from '../customers/run';

/** The customers as Lightning draws them: components in components, one passed in by a slot. */
const page = createElement('x-app', { is: App });
startCustomers((state) => {
  Object.assign(page, { state });
  if (!page.isConnected) document.body.append(page);
});
