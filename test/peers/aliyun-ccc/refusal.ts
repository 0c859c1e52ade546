/** What the simulated vendor refuses, in the words of its error codes. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Published: https://help.aliyun.com/document_detail/198255.html and the pages beside it. */
export const notExists = (what: string, id: string): Refusal =>
  new Refusal(404, `NotExists.${what}`, `The specified ${what} ${id} does not exist.`);
export const userBusy = (who: string): Refusal =>
  new Refusal(400, 'UserBusy', `The user ${who} you called was busy. Please try again later.`);
export const notPermitted = (why: string): Refusal =>
  new Refusal(403, 'Permission.Common', `You have no permission to access. ${why}`);
export const stsToken = (): Refusal =>
  new Refusal(403, 'Permission.StsToken', 'You have no permission to access by this token.');
export const badParameter = (kind: string, name: string): Refusal =>
  new Refusal(400, `Parameter.${kind}`, `The parameter ${name} is invalid.`);
