// By what a session remembers the password under which it was confirmed: whoever sets another one ends what was confirmed before, in the same moment.
import { createHash } from 'node:crypto';

/** Of the stored hash, which is salted: another password, or the same one set again, has another mark. It opens nothing. */
export function passwordMark(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('base64url');
}
