import type { LightningElement } from 'lwc';

declare const App: typeof LightningElement;
// eslint-disable-next-line no-restricted-exports -- LWC takes a component by its default export
export default App;
