// A tree that is kept as its tiles only, as a server keeps it: every full tile, and the partial ones of each size that was reached.
import type { ReadTile, TreeEdge } from '../tiles';
import { EMPTY_EDGE, growTree, partialTiles } from '../tiles';
import { tilePath } from '../tile-paths';
import { sha256 } from './naive-tree';

export interface TreeOfTiles {
  readonly edge: TreeEdge;
  readonly tiles: ReadonlyMap<string, Uint8Array>;
  readonly read: ReadTile;
}

/** Grown by as many leaves at a time as `steps` says, and then by what is left. */
export function treeOfTiles(leafHashes: readonly Uint8Array[], steps: readonly number[] = []): TreeOfTiles {
  const tiles = new Map<string, Uint8Array>();
  let edge = EMPTY_EDGE;
  let at = 0;
  for (const step of [...steps, leafHashes.length]) {
    const grown = growTree(sha256, edge, leafHashes.slice(at, at + step));
    at = Math.min(at + step, leafHashes.length);
    edge = grown.edge;
    for (const { id, bytes } of [...grown.full, ...partialTiles(edge)]) tiles.set(tilePath(id), bytes);
  }
  return { edge, tiles, read: (id) => tiles.get(tilePath(id)) };
}
