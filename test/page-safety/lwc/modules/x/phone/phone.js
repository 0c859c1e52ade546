import { api, LightningElement } from 'lwc';
import { inThree, telOf } from '../../../../customers/texts';

// eslint-disable-next-line no-restricted-exports -- LWC takes a component by its default export
export default class extends LightningElement {
  @api value;
  @api linked = false;

  get target() {
    return telOf(this.value);
  }
  get head() {
    return inThree(this.value)[0];
  }
  get middle() {
    return inThree(this.value)[1];
  }
  get tail() {
    return inThree(this.value)[2];
  }
}
