// Use case: anybody proves that a fact of a lot, or a refusal, stands in the public log.
import { Inject, Injectable } from '@nestjs/common';
import type { LogProofs } from '@haopai/contracts';
import { nodesInTiles, proveInclusion, textOf, tilePath, tilesForInclusion, toBase64 } from '@haopai/log';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { sha256 } from './log-key';
import { LogReader } from './log-reader.store';
import { type FoundLeaf, type Signed, TreeStore, valueOf } from './tree.store';

/** One order is refused with few codes: another one only after a crash. */
const LEAVES_MAX = 10;

export type ProofAbout =
  { readonly lotId: number; readonly version: number } | { readonly lotId: number; readonly bidHash: string };

@Injectable()
export class FindProofs {
  private readonly tree: TreeStore;

  constructor(
    @Inject(MYSQL_POOL) pool: MysqlPool,
    private readonly reader: LogReader,
  ) {
    this.tree = new TreeStore(pool);
  }

  /** Under the newest checkpoint. A fact is there within two seconds, as a rule (docs/record.md). */
  async execute(about: ProofAbout): Promise<LogProofs | RefusalError> {
    const leaves = await this.leavesOf(about);
    const signed = await this.reader.signed();
    const covered = leaves.filter(({ index }) => index < (signed?.size ?? 0));
    if (signed === null || covered.length === 0)
      return new RefusalError('LOG.NOT_FOUND', { path: pathOf(about) });
    const items = await Promise.all(covered.map((leaf) => this.prove(leaf, signed)));
    return { checkpoint: signed.note, items };
  }

  private leavesOf(about: ProofAbout): Promise<readonly FoundLeaf[]> {
    const { lotId } = about;
    return 'version' in about
      ? this.tree.leavesOf([`event:${lotId}:${about.version}`, `end:${lotId}:${about.version}`])
      : this.tree.leavesUnder(`refusal:${lotId}:${about.bidHash}:`, LEAVES_MAX);
  }

  private async prove({ index, bytes }: FoundLeaf, { size }: Signed): Promise<LogProofs['items'][number]> {
    const tiles = await this.tree.tiles(tilesForInclusion(index, size));
    const nodes = nodesInTiles(sha256, size, (id) => tiles.get(tilePath(id)));
    const proof = valueOf(proveInclusion(sha256, index, size, nodes));
    return { index, leaf: textOf(bytes) ?? '', proof: proof.map(toBase64) };
  }
}

function pathOf(about: ProofAbout): string {
  return 'version' in about
    ? `event ${about.lotId} ${about.version}`
    : `refusal ${about.lotId} ${about.bidHash}`;
}
