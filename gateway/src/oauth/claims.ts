/** What a vendor says of somebody who has signed in; `sub` is their id there. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };
