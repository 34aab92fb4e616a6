// Which root the tree of a checkpoint had when it was smaller, by its tiles: so a rewritten history is told from a spoiled tile.
import type { Checkpoint } from './checkpoints';
import { proveConsistency, rootOfNodes, verifyConsistency } from './proofs';
import { TILE_WIDTH, tilePath, type TileId } from './tile-paths';
import { nodesInTiles, tilesForConsistency, type ReadTile } from './tiles';
import type { Sha256 } from './tree-hash';

/** Null where the tiles prove nothing: one is missing, or is not of this tree. */
export function rootShown(
  sha256: Sha256,
  oldSize: number,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
  tile: ReadTile,
): Uint8Array | null {
  const nodes = nodesInTiles(sha256, size, tile);
  const oldRoot = rootOfNodes(sha256, oldSize, nodes);
  const proof = proveConsistency(sha256, oldSize, size, nodes);
  if (!oldRoot.ok || !proof.ok) return null;
  const said = { oldSize, oldRoot: oldRoot.value, size, root, proof: proof.value };
  return verifyConsistency(sha256, said).ok ? oldRoot.value : null;
}

/** What the tree of the older size is made of is found by asking for it. */
export function tilesForRootShown(sha256: Sha256, oldSize: number, size: number): readonly TileId[] {
  const asked = new Map(tilesForConsistency(oldSize, size).map((id) => [tilePath(id), id]));
  const blank = new Uint8Array(TILE_WIDTH * 32);
  const noting: ReadTile = (id) => {
    asked.set(tilePath(id), id);
    return blank;
  };
  rootOfNodes(sha256, oldSize, nodesInTiles(sha256, size, noting));
  return [...asked.values()];
}
