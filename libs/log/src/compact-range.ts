// A whole tree in a few hashes: the roots of its complete subtrees, from which it grows on and has its root. Adding a leaf costs O(log n).
import { foldSubtrees, hashChildren, type Sha256 } from './tree-hash';

export interface CompactRange {
  readonly size: number;
  /** One for each bit of `size` that is set, the largest subtree first. */
  readonly hashes: readonly Uint8Array[];
}

export const EMPTY_RANGE: CompactRange = { size: 0, hashes: [] };

export function appendLeaf(sha256: Sha256, range: CompactRange, leafHash: Uint8Array): CompactRange {
  const hashes = [...range.hashes];
  let hash = leafHash;
  for (let left = range.size; left % 2 === 1; left = (left - 1) / 2) {
    const neighbour = hashes.pop();
    if (neighbour === undefined) throw new Error(`A range of ${range.size} leaves lacks hashes`);
    hash = hashChildren(sha256, neighbour, hash);
  }
  hashes.push(hash);
  return { size: range.size + 1, hashes };
}

export function rootOfRange(sha256: Sha256, range: CompactRange): Uint8Array {
  return foldSubtrees(sha256, range.hashes);
}
