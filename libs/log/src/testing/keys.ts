// Keys of Node for specs: one that signs, made from a seed so that it is the same in each run, and the function that verifies.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { noteKey, type NoteKey, type NoteKeyKind } from '../note-keys';
import type { Sign, VerifyEd25519 } from '../note-signatures';
import { sha256 } from './naive-tree';

/** What stands before the seed of an Ed25519 key in PKCS #8. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface Signer {
  readonly key: NoteKey;
  readonly sign: Sign;
}

export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  return verify(
    null,
    message,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    signature,
  );
};

export function signerOfSeed(name: string, kind: NoteKeyKind, seed: Uint8Array): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const key = noteKey(sha256, name, kind, new Uint8Array(Buffer.from(x, 'base64url')));
  if (!key.ok) throw new Error(key.code);
  return { key: key.value, sign: (message) => new Uint8Array(sign(null, message, privateKey)) };
}

/** A key of its own for each name. */
export function signerOf(name: string, kind: NoteKeyKind = 'ed25519'): Signer {
  return signerOfSeed(name, kind, createHash('sha256').update(`${name} ${kind}`).digest());
}
