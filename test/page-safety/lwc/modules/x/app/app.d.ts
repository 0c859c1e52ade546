/** The class that the engine makes elements of. */
declare const App: new () => object;
// eslint-disable-next-line no-restricted-exports -- LWC takes a component by its default export
export default App;
