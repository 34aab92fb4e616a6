// In which order an auction's facts stand in the log: published first, each fact once, every end before the result. Without it two versions of one fact could both be proved.
import type { Leaf } from '@haopai/log';
import type { PlacedLeaf } from './read-leaves';
import type { RecordFinding } from './record-faults';

interface LotSoFar {
  version: number;
  isOver: boolean;
}

export function* orderFaults(
  leaves: readonly PlacedLeaf[],
  auctionId: number,
  lotIds: ReadonlySet<number>,
): Generator<RecordFinding> {
  const lots = new Map<number, LotSoFar>();
  const revisions = { auction: 0, result: 0 };
  const [first] = leaves;
  if (first !== undefined && !isPublication(first.leaf, auctionId))
    yield missing(first.index, `the record does not begin with the publication of auction ${auctionId}`);
  for (const { index, leaf } of leaves) {
    if (leaf.kind === 'auction' || leaf.kind === 'result') {
      if (leaf.auctionId !== auctionId) continue;
      revisions[leaf.kind] += 1;
      if (leaf.revision !== revisions[leaf.kind])
        yield outOfPlace(index, `${leaf.kind} revision ${leaf.revision}, not ${revisions[leaf.kind]}`);
      revisions[leaf.kind] = leaf.revision;
    } else if ((leaf.kind === 'event' || leaf.kind === 'end') && lotIds.has(leaf.lotId)) {
      const lot = lots.get(leaf.lotId) ?? { version: 0, isOver: false };
      lots.set(leaf.lotId, lot);
      const where = `${leaf.kind} ${leaf.version} of lot ${leaf.lotId}`;
      if (revisions.result > 0) yield outOfPlace(index, `${where} after the result`);
      else if (lot.isOver) yield outOfPlace(index, `${where} after its end`);
      const expected = leaf.kind === 'event' ? lot.version + 1 : lot.version;
      if (leaf.version > expected) yield missing(index, `${where} follows event ${lot.version}`);
      else if (leaf.version < expected) yield outOfPlace(index, `${where} follows event ${lot.version}`);
      lot.version = Math.max(lot.version, leaf.version);
      lot.isOver ||= leaf.kind === 'end';
    }
  }
}

function isPublication(leaf: Leaf, auctionId: number): boolean {
  return leaf.kind === 'auction' && leaf.auctionId === auctionId && leaf.revision === 1;
}

function missing(index: number, detail: string): RecordFinding {
  return { fault: 'LEAF_MISSING', where: `leaf ${index}`, detail };
}

function outOfPlace(index: number, detail: string): RecordFinding {
  return { fault: 'LEAF_OUT_OF_PLACE', where: `leaf ${index}`, detail };
}
