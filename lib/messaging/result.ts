/** How anything crosses from one context to another: exceptions stay where they were thrown. */
export type Result<T, E extends string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok(): Result<void, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

export function failed<E extends string>(error: E): Result<never, E> {
  return { ok: false, error };
}
