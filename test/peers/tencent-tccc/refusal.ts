/** `Response.Error` of the vendor's API: it comes with HTTP 200. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
