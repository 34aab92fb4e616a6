// Tiles read and grown (C2SP tlog-tiles): which tiles a proof needs, the hashes in them, and the tiles that new leaves complete.
import { appendLeaf, EMPTY_RANGE, type CompactRange } from './compact-range';
import { joinBytes } from './bytes';
import {
  consistencyRanges,
  inclusionRanges,
  nodesOfRange,
  type LeafRange,
  type TreeNode,
} from './leaf-ranges';
import { checked, fault, type Checked } from './log-fault';
import { TILE_HEIGHT, TILE_WIDTH, type TileId, tilePath, tileWidth } from './tile-paths';
import { type ReadNode } from './proofs';
import { HASH_BYTES, hashChildren, type Sha256 } from './tree-hash';

export interface Tile {
  readonly id: TileId;
  readonly bytes: Uint8Array;
}

/** A tile that never changes again, with the hash over it: as it stands in the tile above. */
export interface FullTile extends Tile {
  readonly root: Uint8Array;
}

/** The right edge of a tree: what it takes to grow on. */
export interface TreeEdge {
  readonly range: CompactRange;
  /** For each level of tiles the hashes of its last tile, while that is not full. */
  readonly partial: readonly (readonly Uint8Array[])[];
}

export const EMPTY_EDGE: TreeEdge = { range: EMPTY_RANGE, partial: [] };

/** The tree with further leaves, and the tiles that are full because of them. They never change again. */
export function growTree(
  sha256: Sha256,
  edge: TreeEdge,
  leafHashes: readonly Uint8Array[],
): { readonly edge: TreeEdge; readonly full: readonly FullTile[] } {
  const levels = edge.partial.map((hashes) => [...hashes]);
  const full: FullTile[] = [];
  let { range } = edge;
  const put = (level: number, hash: Uint8Array): void => {
    const hashes = (levels[level] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    const index = range.size / TILE_WIDTH ** (level + 1) - 1;
    const root = rootOfComplete(sha256, hashes);
    full.push({ id: { level, index, width: TILE_WIDTH }, bytes: joinBytes(hashes), root });
    levels[level] = [];
    put(level + 1, root);
  };
  for (const leafHash of leafHashes) {
    range = appendLeaf(sha256, range, leafHash);
    put(0, leafHash);
  }
  return { edge: { range, partial: levels }, full };
}

/** The tiles at the right edge that are not full: one for each level that has such. */
export function partialTiles({ range, partial }: TreeEdge): readonly Tile[] {
  return partial.flatMap((hashes, level) => {
    if (hashes.length === 0) return [];
    const index = Math.floor(range.size / TILE_WIDTH ** (level + 1));
    return [{ id: { level, index, width: hashes.length }, bytes: joinBytes(hashes) }];
  });
}

/** The edge of a tree of `size` leaves, out of its partial tiles. */
export function edgeOfTiles(sha256: Sha256, size: number, tile: ReadTile): Checked<TreeEdge> {
  const partial: (readonly Uint8Array[])[] = [];
  for (let level = 0; TILE_WIDTH ** level <= size; level += 1) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    const width = tileWidth(level, index, size);
    const bytes = width === 0 ? checked(new Uint8Array(0)) : readWhole({ level, index, width }, tile);
    if (!bytes.ok) return bytes;
    partial.push(hashesIn(bytes.value));
  }
  const read = nodesInTiles(sha256, size, tile);
  const hashes: Uint8Array[] = [];
  for (const node of nodesOfRange({ start: 0, end: size })) {
    const hash = read(node);
    if (!hash.ok) return hash;
    hashes.push(hash.value);
  }
  return checked({ range: { size, hashes }, partial });
}

/** A tile's bytes; undefined where it is not at hand. A full tile may be given for a partial one. */
export type ReadTile = (id: TileId) => Uint8Array | undefined;

/** Reads nodes of a tree of `size` leaves out of its tiles. Whether the tiles are true, the proof made of them tells. */
export function nodesInTiles(sha256: Sha256, size: number, tile: ReadTile): ReadNode {
  return (node) => {
    const id = tileOfNode(node, size);
    const depth = node.level % TILE_HEIGHT;
    const first = node.index * 2 ** depth - id.index * TILE_WIDTH;
    const end = first + 2 ** depth;
    if (id.width < end) return fault('LOG.TILE_BEYOND_TREE', { path: tilePath(id), size });
    const bytes = readWhole(id, tile);
    if (!bytes.ok) return bytes;
    return checked(rootOfComplete(sha256, hashesIn(bytes.value).slice(first, end)));
  };
}

/** The tiles that the proof of a leaf is made of. */
export function tilesForInclusion(index: number, size: number): readonly TileId[] {
  return tilesOfRanges(inclusionRanges(index, size), size);
}

/** The tiles that the proof from an older tree is made of. */
export function tilesForConsistency(oldSize: number, size: number): readonly TileId[] {
  return oldSize === 0 ? [] : tilesOfRanges(consistencyRanges(oldSize, size), size);
}

function tilesOfRanges(ranges: readonly LeafRange[], size: number): readonly TileId[] {
  const tiles = ranges.flatMap((range) => nodesOfRange(range).map((node) => tileOfNode(node, size)));
  return [...new Map(tiles.map((id) => [tilePath(id), id])).values()];
}

function tileOfNode({ level, index }: TreeNode, size: number): TileId {
  const ofTiles = Math.floor(level / TILE_HEIGHT);
  const ofTile = Math.floor((index * 2 ** (level % TILE_HEIGHT)) / TILE_WIDTH);
  return { level: ofTiles, index: ofTile, width: tileWidth(ofTiles, ofTile, size) };
}

function readWhole(id: TileId, tile: ReadTile): Checked<Uint8Array> {
  const bytes = tile(id);
  const path = tilePath(id);
  if (bytes === undefined) return fault('LOG.TILE_MISSING', { path });
  const expected = id.width * HASH_BYTES;
  if (bytes.length !== expected && bytes.length !== TILE_WIDTH * HASH_BYTES)
    return fault('LOG.BAD_TILE', { path, expected, found: bytes.length });
  return checked(bytes.subarray(0, expected));
}

function hashesIn(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

/** The root over hashes whose number is a power of two. */
function rootOfComplete(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(0), second] = hashes;
  if (second === undefined) return first;
  const half = hashes.length / 2;
  return hashChildren(
    sha256,
    rootOfComplete(sha256, hashes.slice(0, half)),
    rootOfComplete(sha256, hashes.slice(half)),
  );
}
