// Use case: a bidder takes the receipt of one of their bids along: all that it takes to find it, or its refusal, in the public log without the site.
import { setTimeout as sleep } from 'node:timers/promises';
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
import { hasQuorum, mostSigned, type WantedWitnesses, wantedWitnesses } from '../co-signed';
import { sha256, verifyEd25519 } from '../log-key';
import { LogReader } from '../log-reader.store';
import { RecordFactsStore, SIGNATURES_WITHIN_MS } from '../records/record-facts.store';
import { type FoundLeaf, type Signed, TreeStore, valueOf } from '../tree.store';
import { FindOwnBids, type FoundBid } from './find-own-bids';
import { OwnBidsStore } from './own-bids.store';

const LOOK_AGAIN_AFTER_MS = 300;

export interface MadeReceipt {
  readonly title: string;
  readonly paddleNo: number | null;
  readonly bid: FoundBid;
  readonly receipt: BidReceipt;
}

@Injectable()
export class MakeBidReceipt {
  private readonly tree: TreeStore;
  private readonly wanted: WantedWitnesses;

  constructor(
    private readonly config: Config,
    private readonly own: FindOwnBids,
    private readonly store: OwnBidsStore,
    private readonly facts: RecordFactsStore,
    private readonly reader: LogReader,
    @Inject(MYSQL_POOL) pool: MysqlPool,
  ) {
    this.tree = new TreeStore(pool);
    this.wanted = wantedWitnesses(config.publicLog);
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
    const signed = await this.checkpointOver(index);
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

  /** That as many witnesses have signed as should. Of a bid of just now they have not signed any yet: they are waited for as long as they are given. */
  private async checkpointOver(index: number): Promise<Signed> {
    const giveUpAt = performance.now() + SIGNATURES_WITHIN_MS;
    for (;;) {
      const newest = mostSigned(await this.facts.newestCheckpoints(index), this.wanted);
      if (newest !== null && hasQuorum(newest, this.wanted)) return newest;
      const settled = await this.facts.settledCheckpoints(index, Number.MAX_SAFE_INTEGER);
      const best = mostSigned(settled, this.wanted) ?? (performance.now() > giveUpAt ? newest : null);
      if (best !== null) return best;
      if (performance.now() > giveUpAt) throw new Error('the public log has not signed that leaf');
      await sleep(LOOK_AGAIN_AFTER_MS);
    }
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
