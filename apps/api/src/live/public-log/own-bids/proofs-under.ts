// Proofs of many leaves under one checkpoint: each tile is read once, each hash in it reckoned once.
import {
  nodesInTiles,
  proveInclusion,
  type ReadNode,
  tilePath,
  tilesForInclusion,
  toBase64,
} from '@haopai/log';
import { sha256 } from '../log-key';
import { type Signed, type TreeStore, valueOf } from '../tree.store';

export class ProofsUnder {
  private readonly tiles = new Map<string, Uint8Array>();
  private readonly nodes = new Map<string, ReturnType<ReadNode>>();
  private readonly read: ReadNode;

  constructor(
    private readonly tree: Pick<TreeStore, 'tiles'>,
    readonly signed: Signed,
  ) {
    const inTiles = nodesInTiles(sha256, signed.size, (id) => this.tiles.get(tilePath(id)));
    this.read = (node) => {
      const name = `${node.level}/${node.index}`;
      const known = this.nodes.get(name) ?? inTiles(node);
      this.nodes.set(name, known);
      return known;
    };
  }

  /** In base64, the lowest first. */
  async proofOf(index: number): Promise<readonly string[]> {
    const { size } = this.signed;
    const missing = tilesForInclusion(index, size).filter((id) => !this.tiles.has(tilePath(id)));
    for (const [path, bytes] of await this.tree.tiles(missing)) this.tiles.set(path, bytes);
    return valueOf(proveInclusion(sha256, index, size, this.read)).map(toBase64);
  }
}
