// Hashing, signing and verifying for @haopai/log, with what Node itself has from 20.0 on: it is part of the programs for outside.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import type { Sha256, Sign, VerifyEd25519 } from '@haopai/log';

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
  return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
};

export interface KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** PKCS #8, PEM. */
  readonly privatePem: string;
  readonly sign: Sign;
}

export function makeKeyPair(): KeyPair {
  const { privateKey } = generateKeyPairSync('ed25519');
  return keyPairOf(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
}

/** What stands before the 32 bytes of a key in DER (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Of 32 bytes, as a site's environment gives them to its log. */
export function keyPairOfSeed(seed: Uint8Array): KeyPair {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return keyPairOf(key.export({ format: 'pem', type: 'pkcs8' }).toString());
}

/** Throws where the text is no Ed25519 key. */
export function keyPairOf(privatePem: string): KeyPair {
  const key = createPrivateKey(privatePem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('This is no Ed25519 key.');
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return {
    publicKey: new Uint8Array(Buffer.from(x, 'base64url')),
    privatePem,
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}
