// The tree as RFC 6962, section 2.1, defines it, word for word and without thought of speed: what the library is compared with.
import { hash } from 'node:crypto';
import { toHex } from '../bytes';
import { hashChildren, hashLeaf, hashOfNothing } from '../tree-hash';

export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash('sha256', bytes, 'buffer'));
}

export function naiveRoot(leafHashes: readonly Uint8Array[]): Uint8Array {
  const [first] = leafHashes;
  if (first === undefined) return hashOfNothing(sha256);
  if (leafHashes.length === 1) return first;
  const k = split(leafHashes.length);
  return hashChildren(sha256, naiveRoot(leafHashes.slice(0, k)), naiveRoot(leafHashes.slice(k)));
}

/** PATH(m, D[n]) */
export function naiveInclusion(m: number, leafHashes: readonly Uint8Array[]): readonly Uint8Array[] {
  if (leafHashes.length === 1) return [];
  const k = split(leafHashes.length);
  const [left, right] = [leafHashes.slice(0, k), leafHashes.slice(k)];
  return m < k
    ? [...naiveInclusion(m, left), naiveRoot(right)]
    : [...naiveInclusion(m - k, right), naiveRoot(left)];
}

/** SUBPROOF(m, D[n], b) */
export function naiveConsistency(
  m: number,
  leafHashes: readonly Uint8Array[],
  isWhole = true,
): readonly Uint8Array[] {
  if (m === leafHashes.length) return isWhole ? [] : [naiveRoot(leafHashes)];
  const k = split(leafHashes.length);
  const [left, right] = [leafHashes.slice(0, k), leafHashes.slice(k)];
  return m <= k
    ? [...naiveConsistency(m, left, isWhole), naiveRoot(right)]
    : [...naiveConsistency(m - k, right, false), naiveRoot(left)];
}

/** Leaves that are all different. */
export function leavesOf(count: number, salt = ''): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) =>
    hashLeaf(sha256, new TextEncoder().encode(`${salt}${index}`)),
  );
}

/** To be compared as text: comparing typed arrays in depth takes a test seconds. */
export function asText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? toHex(each) : each));
}

function split(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}
