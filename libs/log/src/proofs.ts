// Proofs that a leaf stands in a tree and that a tree begins with an older one: made from hashes of subtrees, and verified (RFC 6962, sections 2.1.1 and 2.1.2).
import { areEqual } from './bytes';
import {
  consistencyRanges,
  inclusionRanges,
  nodesOfRange,
  type LeafRange,
  type TreeNode,
} from './leaf-ranges';
import { checked, fault, type Checked } from './log-fault';
import { foldSubtrees, HASH_BYTES, hashChildren, isCount, type Sha256 } from './tree-hash';

/** The hash of a complete subtree, or why it cannot be had. */
export type ReadNode = (node: TreeNode) => Checked<Uint8Array>;

export type Proof = readonly Uint8Array[];

export interface Inclusion {
  readonly leafHash: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: Proof;
}

export interface Consistency {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: Proof;
}

export function proveInclusion(sha256: Sha256, index: number, size: number, read: ReadNode): Checked<Proof> {
  const bad = badIndex(index, size);
  return bad ?? hashesOf(sha256, inclusionRanges(index, size), read);
}

/** The proof from a tree of no leaves, and from a tree to itself, is empty. */
export function proveConsistency(
  sha256: Sha256,
  oldSize: number,
  size: number,
  read: ReadNode,
): Checked<Proof> {
  const bad = badSizes(oldSize, size);
  if (bad !== null) return bad;
  return oldSize === 0 ? checked([]) : hashesOf(sha256, consistencyRanges(oldSize, size), read);
}

/** The root of a tree of `size` leaves. */
export function rootOfNodes(sha256: Sha256, size: number, read: ReadNode): Checked<Uint8Array> {
  if (!isCount(size)) return fault('LOG.BAD_SIZE', { found: String(size) });
  return hashOf(sha256, { start: 0, end: size }, read);
}

export function verifyInclusion(sha256: Sha256, said: Inclusion): Checked<null> {
  const { index, size, proof } = said;
  const bad = badIndex(index, size) ?? badHash([said.leafHash, said.root, ...proof]);
  if (bad !== null) return bad;
  const ranges = inclusionRanges(index, size);
  if (ranges.length !== proof.length) return wrongLength(ranges.length, proof.length);
  const root = proof.reduce(
    (hash, other, at) =>
      (ranges[at]?.start ?? 0) > index
        ? hashChildren(sha256, hash, other)
        : hashChildren(sha256, other, hash),
    said.leafHash,
  );
  return areEqual(root, said.root) ? checked(null) : fault('LOG.NOT_INCLUDED', { index, size });
}

export function verifyConsistency(sha256: Sha256, said: Consistency): Checked<null> {
  const { oldSize, size, proof } = said;
  const bad = badSizes(oldSize, size) ?? badHash([said.oldRoot, said.root, ...proof]);
  if (bad !== null) return bad;
  const ranges = oldSize === 0 ? [] : consistencyRanges(oldSize, size);
  if (ranges.length !== proof.length) return wrongLength(ranges.length, proof.length);
  const isKept =
    oldSize === 0
      ? areEqual(said.oldRoot, foldSubtrees(sha256, [])) && (size > 0 || areEqual(said.root, said.oldRoot))
      : areBothMade(sha256, ranges, said);
  return isKept ? checked(null) : fault('LOG.NOT_CONSISTENT', { oldSize, size });
}

/** Whether both roots come out when what is left of the older tree's end counts for both, and what is right of it for the newer one. */
function areBothMade(sha256: Sha256, ranges: readonly LeafRange[], said: Consistency): boolean {
  const isSubtree = ranges[0]?.end !== said.oldSize;
  const [first = said.oldRoot] = isSubtree ? [] : said.proof;
  let old = first;
  let now = first;
  for (const [at, range] of ranges.entries()) {
    const hash = said.proof[at];
    if (hash === undefined || (at === 0 && !isSubtree)) continue;
    if (range.start >= said.oldSize) {
      now = hashChildren(sha256, now, hash);
    } else {
      old = hashChildren(sha256, hash, old);
      now = hashChildren(sha256, hash, now);
    }
  }
  return areEqual(old, said.oldRoot) && areEqual(now, said.root);
}

function hashesOf(sha256: Sha256, ranges: readonly LeafRange[], read: ReadNode): Checked<Proof> {
  const proof: Uint8Array[] = [];
  for (const range of ranges) {
    const hash = hashOf(sha256, range, read);
    if (!hash.ok) return hash;
    proof.push(hash.value);
  }
  return checked(proof);
}

function hashOf(sha256: Sha256, range: LeafRange, read: ReadNode): Checked<Uint8Array> {
  const hashes: Uint8Array[] = [];
  for (const node of nodesOfRange(range)) {
    const hash = read(node);
    if (!hash.ok) return hash;
    hashes.push(hash.value);
  }
  return checked(foldSubtrees(sha256, hashes));
}

function badIndex(index: number, size: number) {
  if (!isCount(size)) return fault('LOG.BAD_SIZE', { found: String(size) });
  if (size === 0) return fault('LOG.EMPTY', {});
  return isCount(index) && index < size ? null : fault('LOG.INDEX_BEYOND_SIZE', { index, size });
}

function badSizes(oldSize: number, size: number) {
  for (const found of [oldSize, size])
    if (!isCount(found)) return fault('LOG.BAD_SIZE', { found: String(found) });
  return oldSize <= size ? null : fault('LOG.SIZES_REVERSED', { oldSize, size });
}

function badHash(hashes: readonly Uint8Array[]) {
  const bad = hashes.find(({ length }) => length !== HASH_BYTES);
  return bad === undefined ? null : fault('LOG.BAD_HASH', { expected: HASH_BYTES, found: bad.length });
}

function wrongLength(expected: number, found: number) {
  return fault('LOG.PROOF_WRONG_LENGTH', { expected, found });
}
