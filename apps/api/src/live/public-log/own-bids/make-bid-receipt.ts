// Use case: a bidder takes receipts of their bids along, one or all: what it takes to find each, or its refusal, in the public log without the site.
import { setImmediate as breathe } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import {
  type BidReceipt,
  checkBidReceipt,
  formatVerifierKey,
  parseVerifierKey,
  type ReceiptEvent,
  RECEIPTS_MAX,
  textOf,
  type ToldBid,
  type VerifyEd25519,
} from '@haopai/log';
import { Config } from '../../../platform/config';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { hasQuorum, mostSigned, type WantedWitnesses, wantedWitnesses } from '../co-signed';
import { sha256, verifyEd25519 } from '../log-key';
import { LogReader } from '../log-reader.store';
import { RecordFactsStore, SIGNATURES_WITHIN_MS } from '../records/record-facts.store';
import { type FoundLeaf, type Signed, TreeStore, valueOf } from '../tree.store';
import { FindOwnBids, type FoundBid, type FoundCount } from './find-own-bids';
import { OwnBidsStore } from './own-bids.store';
import { ProofsUnder } from './proofs-under';

/** Receipts made in one go, before bids have their turn again. */
const AT_ONCE = 25;
/** Seldom: many may wait at once, of whom each look takes a connection of the door's. */
const LOOK_AGAIN_AFTER_MS = 1_000;

/** Who asks. */
export interface Asking {
  /** Where the bidder's page says that the site is. */
  readonly at: string;
  /** Passes so much time, in which others have the place that the request holds. */
  readonly wait: (forMs: number) => Promise<unknown>;
}

export interface MadeReceipt {
  readonly title: string;
  readonly paddleNo: number | null;
  /** Null for the receipt of a count. */
  readonly bid: FoundBid | null;
  readonly receipt: BidReceipt;
}

/** What stands in the log and a receipt is made of. */
interface Provable {
  readonly lotId: number;
  readonly bidId: string;
  /** Of the event; null where there is none. */
  readonly version: number | null;
  readonly told: ToldBid;
  readonly leaf: FoundLeaf;
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

  async execute(
    citizenId: number,
    auctionId: number,
    bidId: string,
    asking: Asking,
  ): Promise<MadeReceipt | RefusalError> {
    const own = await this.own.find(citizenId, auctionId);
    if (own instanceof RefusalError) return own;
    const bid = own.bids.find(({ view }) => view.bidId === bidId) ?? null;
    const count = own.counts.find(({ view }) => view.id === bidId);
    const provable = [
      ...(bid === null ? [] : ofBid(auctionId, bid)),
      ...(count === undefined ? [] : ofCount(auctionId, count)),
    ];
    const [receipt] = await this.receiptsOf(provable, asking);
    if (receipt === undefined) return new RefusalError('LOG.NOT_FOUND', { path: `bid ${bidId}` });
    return { title: own.title, paddleNo: own.paddleNo, bid, receipt };
  }

  /** Of all that stand in the log, the newest first. */
  async all(
    citizenId: number,
    auctionId: number,
    asking: Asking,
  ): Promise<readonly BidReceipt[] | RefusalError> {
    const own = await this.own.find(citizenId, auctionId);
    if (own instanceof RefusalError) return own;
    const provable = [
      ...own.bids.flatMap((bid) => ofBid(auctionId, bid)),
      ...own.counts.flatMap((count) => ofCount(auctionId, count)),
    ];
    provable.sort((a, b) => b.told.atMs - a.told.atMs);
    const receipts = await this.receiptsOf(provable.slice(0, RECEIPTS_MAX), asking);
    return receipts.length === 0
      ? new RefusalError('LOG.NOT_FOUND', { path: `bids of auction ${auctionId}` })
      : receipts;
  }

  private async receiptsOf(provable: readonly Provable[], asking: Asking): Promise<readonly BidReceipt[]> {
    const logKey = await this.reader.verifierKey();
    if (logKey === null || provable.length === 0) return [];
    const signed = await this.checkpointOver(Math.max(...provable.map(({ leaf }) => leaf.index)), asking);
    const under = new ProofsUnder(this.tree, signed);
    const events = await this.eventsOf(provable);
    const { environment, siteOrigin, publicLog } = this.config;
    const site = environment === 'production' ? siteOrigin : asking.at;
    const witnessKeys = publicLog.witnesses.map((witness) => witness.key);
    const verify = verifiedOnce();
    const receipts: BidReceipt[] = [];
    for (const { lotId, bidId, version, told, leaf } of provable) {
      if (receipts.length % AT_ONCE === AT_ONCE - 1) await breathe();
      const receipt: BidReceipt = {
        ...{ site, lotId, bidId, index: leaf.index, logKey, checkpoint: signed.note },
        ...{ leaf: textOf(leaf.bytes) ?? '', proof: await under.proofOf(leaf.index), witnessKeys },
        ...{ event: version === null ? null : (events.get(`${lotId}:${version}`) ?? null), told },
      };
      await assertHolds(receipt, logKey, verify);
      receipts.push(receipt);
    }
    return receipts;
  }

  /** Over all of them, and signed by as many witnesses as should. Of a bid of just now they have not signed any yet: they are waited for as long as they are given. */
  private async checkpointOver(index: number, { wait }: Asking): Promise<Signed> {
    const giveUpAt = performance.now() + SIGNATURES_WITHIN_MS;
    for (;;) {
      const newest = mostSigned(await this.facts.newestCheckpoints(index), this.wanted);
      if (newest !== null && hasQuorum(newest, this.wanted)) return newest;
      const settled = await this.facts.settledCheckpoints(index, Number.MAX_SAFE_INTEGER);
      const best = mostSigned(settled, this.wanted) ?? (performance.now() > giveUpAt ? newest : null);
      if (best !== null) return best;
      if (performance.now() > giveUpAt) throw new Error('the public log has not signed that leaf');
      await wait(LOOK_AGAIN_AFTER_MS);
    }
  }

  /** By `LOT:VERSION`. */
  private async eventsOf(provable: readonly Provable[]): Promise<ReadonlyMap<string, ReceiptEvent>> {
    const versions = new Map<number, number[]>();
    for (const { lotId, version } of provable) {
      if (version === null) continue;
      const ofLot = versions.get(lotId) ?? [];
      ofLot.push(version);
      versions.set(lotId, ofLot);
    }
    const found = new Map<string, ReceiptEvent>();
    for (const [lotId, wanted] of versions)
      for (const [version, event] of await this.store.stored(lotId, wanted))
        found.set(`${lotId}:${version}`, event);
    return found;
  }
}

function ofBid(auctionId: number, { view, leaf }: FoundBid): readonly Provable[] {
  if (leaf === null) return [];
  const { lotId, bidId, outcome, amountFen, atMs, code, plateNumber: plate } = view;
  const version = outcome === 'accepted' ? view.version : null;
  return [{ lotId, bidId, version, leaf, told: { outcome, amountFen, atMs, code, auctionId, plate } }];
}

/** No amount and no reason: the log has their number alone. */
function ofCount(auctionId: number, { view, leaf }: FoundCount): readonly Provable[] {
  if (leaf === null) return [];
  const { id: bidId, lotId, fromMs: atMs, plateNumber: plate } = view;
  const told = { outcome: 'refused', amountFen: 0, atMs, code: null, auctionId, plate } as const;
  return [{ lotId, bidId, version: null, leaf, told }];
}

/** What does not prove what it says is given to nobody. */
async function assertHolds(receipt: BidReceipt, key: string, verify: VerifyEd25519): Promise<void> {
  const logKey = valueOf(parseVerifierKey(sha256, key));
  // The clock of the database may be ahead of this one.
  const nowMs = Math.max(Date.now(), receipt.told.atMs);
  const trust = { sha256, verifyEd25519: verify, nowMs, site: receipt.site, logKey };
  const held = await checkBidReceipt(receipt, trust);
  if (!held.ok) throw new Error(`a receipt under ${formatVerifierKey(logKey)} does not hold: ${held.code}`);
}

/** Receipts made together have one checkpoint between them. */
function verifiedOnce(): VerifyEd25519 {
  const known = new Map<string, ReturnType<VerifyEd25519>>();
  return (publicKey, message, signature) => {
    const name = [publicKey, message, signature]
      .map((bytes) => Buffer.from(bytes).toString('base64'))
      .join(' ');
    const verified = known.get(name) ?? verifyEd25519(publicKey, message, signature);
    known.set(name, verified);
    return verified;
  };
}
