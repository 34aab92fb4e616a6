// What an attack throws where it has nothing to be tried with.
/** It cannot be tried on this site: the message says why. */
export class NotTriedError extends Error {
  override readonly name = 'NotTriedError';
}
