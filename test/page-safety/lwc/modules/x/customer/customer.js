import { api, LightningElement } from 'lwc';

// eslint-disable-next-line no-restricted-exports -- LWC takes a component by its default export
export default class extends LightningElement {
  @api customer;
}
