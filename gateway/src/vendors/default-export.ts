/**
 * The default export of a CommonJS package whose types say `export default`: Node hands over all
 * exports in its place, bundlers and tests the thing itself.
 */
export function defaultExport<T extends object>(imported: T): T {
  return 'default' in imported ? (imported.default as T) : imported;
}
