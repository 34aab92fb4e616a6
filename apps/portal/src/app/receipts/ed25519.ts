// The browser's own Ed25519, for signatures of the public log; browsers of before 2025 may lack it, and none has it on a connection without encryption.
import type { VerifyEd25519 } from '@haopai/log';

/** RFC 8032, section 7.1, test 1: the key and its signature of nothing. */
const KNOWN = {
  publicKey: bytes('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
  signature: bytes(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ),
};

/** Null where it does not know a signature that is right. */
export async function browserEd25519(): Promise<VerifyEd25519 | null> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (subtle === undefined) return null;
  const verify = async (
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean> => {
    try {
      const key = await subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
      return await subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
    } catch {
      return false;
    }
  };
  return (await verify(KNOWN.publicKey, new Uint8Array(0), KNOWN.signature)) ? verify : null;
}

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
