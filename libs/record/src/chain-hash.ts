// The hash of a lot's chain as whoever checks it makes it: it shares nothing with the engine that wrote it.
import { toHex, utf8, type Sha256 } from '@haopai/log';

/** The hash before the first record. */
export const GENESIS_HASH = '0'.repeat(64);

/** SHA-256 over predecessor, place and text, one a line. */
export function chainHash(
  sha256: Sha256,
  previousHash: string,
  lotId: number,
  version: number,
  body: string,
): string {
  return toHex(sha256(utf8(`${previousHash}\n${lotId}\n${version}\n${body}`)));
}
