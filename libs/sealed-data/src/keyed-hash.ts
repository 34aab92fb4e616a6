// Finds sealed data again: the same text gives the same hash, and without the key nobody can try texts out.
import { createHmac } from 'node:crypto';

/** HMAC-SHA-256 in 64 hexadecimal characters. `kind` keeps a mobile from ever meeting a document of the same digits. */
export function keyedHash(key: Buffer, kind: string, normalisedText: string): string {
  return createHmac('sha256', key).update(`${kind}\0${normalisedText}`).digest('hex');
}
