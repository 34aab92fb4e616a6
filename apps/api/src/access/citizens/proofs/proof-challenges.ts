// Challenges that only this site can write: signed, so that every instance reads them and none remembers them. The counter that solves
// one is chosen, not found: the work has an upper bound, and nobody waits longer because of bad luck.
import { hkdfSync, randomInt } from 'node:crypto';
import type { ProofChallenge, ProofPurpose } from '@haopai/contracts';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge, Payload } from 'altcha-lib/types';

/** Half and more of this is what is sent; a longer text is no proof. */
export const PROOF_LENGTH_MAX = 2_000;

/** Native code in every browser, without WebAssembly, which the page's fences would not let run. */
const ALGORITHM = 'PBKDF2/SHA-256';
/** What one round costs: once here when a challenge is made, and for each counter that is tried there. */
const HASHES_A_ROUND = 1_000;
const KEY_BYTES = 32;

export interface ReadProof {
  /** By which it is told apart from all others. */
  readonly nonce: string;
  readonly expiresAtMs: number;
}

export class ProofChallenges {
  private readonly signing: string;
  private readonly signingOfKeys: string;

  /** `secret` is the site's; both keys are derived from it (RFC 5869) and sign nothing else. */
  constructor(secret: string) {
    const derive = (what: string): string =>
      Buffer.from(hkdfSync('sha256', secret, '', `haopai proof of work ${what}`, KEY_BYTES)).toString('hex');
    this.signing = derive('challenge');
    this.signingOfKeys = derive('solution');
  }

  /** `rounds`: as many as it takes at most, half as many at least. */
  async write(purpose: ProofPurpose, rounds: number, expiresAtMs: number): Promise<ProofChallenge> {
    const { parameters, signature = '' } = await createChallenge({
      algorithm: ALGORITHM,
      cost: HASHES_A_ROUND,
      counter: randomInt(Math.floor(rounds / 2), rounds + 1),
      data: { purpose },
      expiresAt: Math.ceil(expiresAtMs / 1_000),
      deriveKey,
      hmacSignatureSecret: this.signing,
      hmacKeySignatureSecret: this.signingOfKeys,
    });
    return { parameters: { ...parameters }, signature };
  }

  /** Null for what is not solved, too old, for another purpose, or was not written here. Whether it was used before is not known here. */
  async read(proof: string, purpose: ProofPurpose): Promise<ReadProof | null> {
    const payload = payloadOf(proof);
    if (payload === null) return null;
    const { challenge, solution } = payload;
    const { nonce, expiresAt, data, keySignature } = challenge.parameters;
    if (data?.purpose !== purpose || expiresAt === undefined || keySignature === undefined) return null;
    const { verified } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      hmacSignatureSecret: this.signing,
      hmacKeySignatureSecret: this.signingOfKeys,
    });
    return verified ? { nonce, expiresAtMs: expiresAt * 1_000 } : null;
  }
}

const HEX = /^(?:[0-9a-f]{2})+$/;

/** Strangers write it: whatever has another shape is nothing. */
function payloadOf(
  proof: string,
): { readonly challenge: Challenge; readonly solution: Payload['solution'] } | null {
  try {
    const { challenge, solution } = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as Payload;
    const isWhole =
      typeof challenge.parameters.nonce === 'string' &&
      typeof challenge.signature === 'string' &&
      Number.isInteger(solution.counter) &&
      HEX.test(solution.derivedKey);
    return isWhole ? { challenge, solution } : null;
  } catch {
    return null;
  }
}
