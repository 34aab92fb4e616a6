// The key of the public log: what it signs with, and how others check that it did. Ed25519 by Node.
import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import {
  noteKey,
  type NoteKey,
  parseVerifierKey,
  type Sha256,
  type Sign,
  type VerifyEd25519,
} from '@haopai/log';
import type { PublicLogConfig } from '../../platform/config';

/** What stands before the 32 bytes of a key in DER (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export const sha256: Sha256 = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'));

export interface LogKey {
  readonly own: NoteKey;
  /** The own one first, then those that it took the place of. */
  readonly all: readonly NoteKey[];
  readonly sign: Sign;
}

export function logKeyOf({ name, seed, oldKeys }: PublicLogConfig): LogKey {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  const own = noteKey(sha256, name, 'ed25519', new Uint8Array(raw));
  if (!own.ok) throw new Error(`the public log cannot be signed under the name ${name}`);
  const old = oldKeys
    .map((text) => parseVerifierKey(sha256, text))
    .flatMap((read) => (read.ok ? [read.value] : []));
  return {
    own: own.value,
    all: [own.value, ...old],
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};
