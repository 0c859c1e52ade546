import * as loaded from '@alicloud/openapi-util';

type Core = typeof loaded.default;

/**
 * The vendor's own core, of which only the signature is used: its HTTP client would go out without
 * asking `Outside`. It is CommonJS, and where its default export is depends on who loads it.
 */
const wrapped = loaded.default as unknown as { readonly default?: Core };
export const vendorCore: Core = wrapped.default ?? loaded.default;
