// The files of an auction's record (docs/record.md, "Checking a whole auction"), one after the other, each read as it is written down.
import { TILE_WIDTH, type TileId, tilePath, tilesForInclusion, tilesForRootShown } from '@haopai/log';
import { sha256 } from '../log-key';
import type { TreeStore } from '../tree.store';
import type { RecordPlan } from './plan-record';
import type { RecordFactsStore } from './record-facts.store';
import type { ZippedFile } from './write-zip';

const RECORD_VERSION = 1;

export interface RecordKeys {
  /** Verifier keys, the one that signs now first. */
  readonly logKeys: readonly string[];
  readonly witnessKeys: readonly string[];
}

export async function* recordFiles(
  plan: RecordPlan,
  keys: RecordKeys,
  facts: RecordFactsStore,
  tree: TreeStore,
): AsyncGenerator<ZippedFile> {
  const { auctionId, origin, lotIds, texts } = plan;
  const header = { v: RECORD_VERSION, origin, auctionId, ...keys, lots: lotIds };
  yield file('auction.json', `${JSON.stringify(header)}\n`);
  yield file('terms.txt', texts.terms);
  yield file('lots.txt', texts.lots);
  yield file('result.txt', texts.result);
  for (const { size, note } of [...plan.onTheWay, plan.signed]) yield file(`checkpoints/${size}`, note);
  const { stamp } = plan;
  if (stamp !== null) yield { path: `stamps/${stamp.size}.tsr`, content: [Buffer.from(stamp.reply)] };
  for (const lotId of lotIds) yield { path: `journals/${lotId}.jsonl`, content: journalLines(facts, lotId) };
  yield { path: 'leaves.jsonl', content: leafLines(facts, plan) };
  for (const id of tilesOf(plan)) {
    const bytes = await tree.tile(id);
    if (bytes === null) throw new Error(`${tilePath(id)} is missing`);
    yield { path: tilePath(id), content: [bytes] };
  }
}

function file(path: string, text: string): ZippedFile {
  return { path, content: [Buffer.from(text)] };
}

async function* journalLines(facts: RecordFactsStore, lotId: number): AsyncGenerator<Buffer> {
  for await (const rows of facts.journal(lotId)) yield lines(rows);
}

async function* leafLines(facts: RecordFactsStore, { first, last }: RecordPlan): AsyncGenerator<Buffer> {
  for await (const rows of facts.leaves(first, last))
    yield lines(rows.map(({ index, body }) => ({ index, leaf: body.toString('utf8') })));
}

function lines(facts: readonly unknown[]): Buffer {
  return Buffer.from(facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
}

/** Leaves of one tile are proved by the same others. */
function tilesOf({ first, last, signed, onTheWay }: RecordPlan): Iterable<TileId> {
  const tiles = new Map<string, TileId>();
  const note = (ids: readonly TileId[]): void => {
    for (const id of ids) tiles.set(tilePath(id), id);
  };
  for (let index = first; index <= last; index = (Math.floor(index / TILE_WIDTH) + 1) * TILE_WIDTH)
    note(tilesForInclusion(index, signed.size));
  for (const { size } of onTheWay) note(tilesForRootShown(sha256, size, signed.size));
  return tiles.values();
}
