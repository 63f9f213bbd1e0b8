/** The other side will never take this letter: no use in trying again. `code` is the server's, such as 550. */
export class Refused extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`refused for good with ${code}`);
    this.code = code;
  }
}

/** The letter could not be delivered now; it is tried again. The message names no address and no text. */
export class NotDelivered extends Error {}
