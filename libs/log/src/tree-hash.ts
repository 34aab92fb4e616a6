// The hashes of a Merkle tree (RFC 6962, section 2.1): of no leaf, of a leaf, of two subtrees.
import { joinBytes } from './bytes';

/** SHA-256, given by whoever uses this library; it answers at once. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export const HASH_BYTES = 32;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function hashOfNothing(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

export function hashLeaf(sha256: Sha256, entry: Uint8Array): Uint8Array {
  return sha256(joinBytes([LEAF, entry]));
}

export function hashChildren(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joinBytes([NODE, left, right]));
}

/** The root over subtrees that stand side by side, the largest first: each hangs beside all that follow it. */
export function foldSubtrees(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return hashOfNothing(sha256);
  return hashes.slice(0, -1).reduceRight((root, left) => hashChildren(sha256, left, root), last);
}

/** Whether this can be the size of a tree, or the place of a leaf. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
