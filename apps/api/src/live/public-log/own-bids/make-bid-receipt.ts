// Use case: a bidder takes the receipt of one of their bids along: all that it takes to find it, or its refusal, in the public log without the site.
import { Inject, Injectable } from '@nestjs/common';
import {
  type BidReceipt,
  checkBidReceipt,
  formatVerifierKey,
  nodesInTiles,
  parseVerifierKey,
  proveInclusion,
  textOf,
  tilePath,
  tilesForInclusion,
  toBase64,
} from '@haopai/log';
import { Config } from '../../../platform/config';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { sha256, verifyEd25519 } from '../log-key';
import { LogReader } from '../log-reader.store';
import { RecordFactsStore } from '../records/record-facts.store';
import { type FoundLeaf, TreeStore, valueOf } from '../tree.store';
import { FindOwnBids, type FoundBid } from './find-own-bids';
import { OwnBidsStore } from './own-bids.store';

export interface MadeReceipt {
  readonly title: string;
  readonly paddleNo: number | null;
  readonly bid: FoundBid;
  readonly receipt: BidReceipt;
}

@Injectable()
export class MakeBidReceipt {
  private readonly tree: TreeStore;

  constructor(
    private readonly config: Config,
    private readonly own: FindOwnBids,
    private readonly store: OwnBidsStore,
    private readonly facts: RecordFactsStore,
    private readonly reader: LogReader,
    @Inject(MYSQL_POOL) pool: MysqlPool,
  ) {
    this.tree = new TreeStore(pool);
  }

  /** `askedAt`: where the bidder's page says that the site is. */
  async execute(
    citizenId: number,
    auctionId: number,
    bidId: string,
    askedAt: string,
  ): Promise<MadeReceipt | RefusalError> {
    const own = await this.own.find(citizenId, auctionId);
    if (own instanceof RefusalError) return own;
    const bid = own.bids.find(({ view }) => view.bidId === bidId);
    const key = await this.reader.verifierKey();
    if (bid === undefined || bid.leaf === null || key === null)
      return new RefusalError('LOG.NOT_FOUND', { path: `bid ${bidId}` });
    const site = this.config.environment === 'production' ? this.config.siteOrigin : askedAt;
    const receipt = await this.receiptOf(site, auctionId, bid.view, bid.leaf, key);
    await this.assertHolds(receipt, key);
    return { title: own.title, paddleNo: own.paddleNo, bid, receipt };
  }

  private async receiptOf(
    site: string,
    auctionId: number,
    bid: FoundBid['view'],
    { index, bytes }: FoundLeaf,
    logKey: string,
  ): Promise<BidReceipt> {
    const { lotId, bidId, outcome, amountFen, atMs, code, plateNumber, version } = bid;
    // One that witnesses have had their time with, where there is one.
    const settled = await this.facts.settledCheckpoint(index, Number.MAX_SAFE_INTEGER);
    const signed = settled ?? (await this.reader.signed());
    if (signed === null) throw new Error('the public log has signed nothing');
    const tiles = await this.tree.tiles(tilesForInclusion(index, signed.size));
    const nodes = nodesInTiles(sha256, signed.size, (id) => tiles.get(tilePath(id)));
    const proof = valueOf(proveInclusion(sha256, index, signed.size, nodes));
    return {
      ...{ site, lotId, bidId, index, logKey, checkpoint: signed.note },
      leaf: textOf(bytes) ?? '',
      proof: proof.map(toBase64),
      witnessKeys: this.config.publicLog.witnesses.map((witness) => witness.key),
      event: outcome === 'accepted' ? await this.store.stored(lotId, version) : null,
      told: { outcome, amountFen, atMs, code, auctionId, plate: plateNumber },
    };
  }

  /** What does not prove what it says is given to nobody. */
  private async assertHolds(receipt: BidReceipt, key: string): Promise<void> {
    const logKey = valueOf(parseVerifierKey(sha256, key));
    // The clock of the database may be ahead of this one.
    const nowMs = Math.max(Date.now(), receipt.told.atMs);
    const held = await checkBidReceipt(receipt, { sha256, verifyEd25519, nowMs, site: receipt.site, logKey });
    if (!held.ok) throw new Error(`a receipt under ${formatVerifierKey(logKey)} does not hold: ${held.code}`);
  }
}
