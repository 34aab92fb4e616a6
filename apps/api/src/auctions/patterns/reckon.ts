// Reckons the signs of collusion in one ended auction: each lot's journal is read in parts, and of it no more is kept than its bids.
import { MysqlJournal } from '@haopai/engine-mysql';
import type { MysqlPool } from '../../platform/database';
import { addressKey } from '../../platform/limits';
import { GatheredBids, type LotBids, type LotNamed } from './bids-of-lot';
import { findPatterns, type FoundPatterns } from './find-patterns';
import { PatternSources } from './pattern-sources.store';
import type { PaddleMark } from './shared-marks';

const RECORDS_AT_ONCE = 1_000;

/** Browsers as the keyed hashes that they are; addresses in the clear: `markAddresses` hides those that were found. */
export async function reckon(pool: MysqlPool, auctionId: number): Promise<FoundPatterns> {
  const sources = new PatternSources(pool);
  const journal = new MysqlJournal(pool);
  const lots: LotBids[] = [];
  for (const lot of await sources.lots(auctionId)) lots.push(await bidsIn(journal, lot));
  const devices = await sources.devices(auctionId);
  const addresses = await sources.addresses(auctionId);
  const marks: readonly PaddleMark[] = [
    ...devices.map(({ paddleNo, deviceHash: mark }) => ({ kind: 'sharedDevice' as const, mark, paddleNo })),
    ...addresses.map(({ paddleNo, address }) => ({
      ...{ kind: 'sharedAddress' as const, mark: addressKey(address), paddleNo },
    })),
  ];
  return findPatterns(auctionId, lots, marks);
}

async function bidsIn(journal: MysqlJournal, lot: LotNamed): Promise<LotBids> {
  const gathered = new GatheredBids(lot);
  for (let version = 0; ;) {
    const records = await journal.read(lot.lotId, version, RECORDS_AT_ONCE);
    for (const { event } of records) gathered.hear(event);
    version += records.length;
    if (records.length < RECORDS_AT_ONCE) return gathered.all();
  }
}
