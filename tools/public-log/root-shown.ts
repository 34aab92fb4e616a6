// Which root the tree of a checkpoint had when it was smaller, by its tiles: so a rewritten history is told from a spoiled tile.
import {
  nodesInTiles,
  proveConsistency,
  rootOfNodes,
  TILE_WIDTH,
  tilePath,
  tilesForConsistency,
  verifyConsistency,
  type Checkpoint,
  type ReadTile,
  type TileId,
} from '@haopai/log';
import { sha256 } from './node-crypto';

/** Null where the tiles prove nothing: one is missing, or is not of this tree. */
export function rootShown(oldSize: number, { size, root }: Checkpoint, tile: ReadTile): Uint8Array | null {
  const nodes = nodesInTiles(sha256, size, tile);
  const oldRoot = rootOfNodes(sha256, oldSize, nodes);
  const proof = proveConsistency(sha256, oldSize, size, nodes);
  if (!oldRoot.ok || !proof.ok) return null;
  const said = { oldSize, oldRoot: oldRoot.value, size, root, proof: proof.value };
  return verifyConsistency(sha256, said).ok ? oldRoot.value : null;
}

/** What the tree of the older size is made of is found by asking for it. */
export function tilesForRootShown(oldSize: number, size: number): readonly TileId[] {
  const asked = new Map(tilesForConsistency(oldSize, size).map((id) => [tilePath(id), id]));
  const blank = new Uint8Array(TILE_WIDTH * 32);
  const noting: ReadTile = (id) => {
    asked.set(tilePath(id), id);
    return blank;
  };
  rootOfNodes(sha256, oldSize, nodesInTiles(sha256, size, noting));
  return [...asked.values()];
}
