// Use case: a bidder sees all that they bid in an auction, accepted and refused, and where each stands in the public log.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OwnBid, OwnBids, OwnRefusalCount } from '@haopai/contracts';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { LogReader } from '../log-reader.store';
import { type FoundLeaf, TreeStore } from '../tree.store';
import { type AcceptedBid, OwnBidsStore, type RefusedBid, type RefusedCount } from './own-bids.store';

/** Facts looked up in the log in one statement. */
const SOURCES_AT_ONCE = 500;
const MINUTE_MS = 60_000;

export interface FoundBid {
  readonly view: OwnBid;
  /** The name of its fact in the log. */
  readonly source: string;
  /** Null while it is not in the log. */
  readonly leaf: FoundLeaf | null;
}

export interface FoundCount {
  readonly view: OwnRefusalCount;
  readonly leaf: FoundLeaf | null;
}

interface FoundOwnBids {
  readonly title: string;
  readonly paddleNo: number | null;
  /** The newest first. */
  readonly bids: readonly FoundBid[];
  readonly counts: readonly FoundCount[];
  readonly cut: OwnBids['cut'];
}

@Injectable()
export class FindOwnBids {
  private readonly tree: TreeStore;

  constructor(
    private readonly store: OwnBidsStore,
    private readonly reader: LogReader,
    @Inject(MYSQL_POOL) pool: MysqlPool,
  ) {
    this.tree = new TreeStore(pool);
  }

  async execute(citizenId: number, auctionId: number): Promise<OwnBids | RefusalError> {
    const found = await this.find(citizenId, auctionId);
    if (found instanceof RefusalError) return found;
    const { title, paddleNo, bids, counts, cut } = found;
    const [items, more] = [bids.map(({ view }) => view), counts.map(({ view }) => view)];
    return { auctionId, title, paddleNo, items, counts: more, cut };
  }

  async find(citizenId: number, auctionId: number): Promise<FoundOwnBids | RefusalError> {
    const bidder = await this.store.bidder(auctionId, citizenId);
    if (bidder === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const [accepted, refused, counted] = await Promise.all([
      this.store.accepted(bidder),
      this.store.refused(auctionId, bidder),
      this.store.counted(auctionId, bidder),
    ]);
    const facts = [...accepted.items.map(acceptedFact), ...refused.items.map(refusedFact)];
    const all = [...facts, ...counted.items];
    const [lots, leaves, signed] = await Promise.all([
      this.store.lots(all.map(({ lotId }) => lotId)),
      this.leavesOf(all.map(({ source }) => source)),
      this.reader.signed(),
    ]);
    const lotOf = (lotId: number): { readonly lotNo: number; readonly plateNumber: string } => {
      const lot = lots.get(lotId);
      return { lotNo: lot?.lotNo ?? 0, plateNumber: lot?.number ?? '' };
    };
    const signedLeaf = (source: string): FoundLeaf | null => {
      const leaf = leaves.get(source) ?? null;
      return leaf !== null && leaf.index < (signed?.size ?? 0) ? leaf : null;
    };
    const bids = facts.map(({ source, ...fact }): FoundBid => {
      const leaf = signedLeaf(source);
      return { source, leaf, view: { ...fact, ...lotOf(fact.lotId), leafIndex: leaf?.index ?? null } };
    });
    bids.sort((a, b) => b.view.atMs - a.view.atMs);
    const counts = counted.items.map((count): FoundCount => {
      const leaf = signedLeaf(count.source);
      return { leaf, view: { ...countFact(count), ...lotOf(count.lotId), leafIndex: leaf?.index ?? null } };
    });
    return {
      ...{ title: bidder.title, paddleNo: bidder.paddles[0] ?? null, bids, counts },
      cut: { accepted: accepted.cut, refused: refused.cut ?? counted.cut },
    };
  }

  private async leavesOf(sources: readonly string[]): Promise<ReadonlyMap<string, FoundLeaf>> {
    const found = new Map<string, FoundLeaf>();
    for (let at = 0; at < sources.length; at += SOURCES_AT_ONCE)
      for (const leaf of await this.tree.leavesOf(sources.slice(at, at + SOURCES_AT_ONCE)))
        found.set(leaf.source, leaf);
    return found;
  }
}

type Fact = Omit<OwnBid, 'lotNo' | 'plateNumber' | 'leafIndex'> & { readonly source: string };

function acceptedFact({ lotId, version, bid }: AcceptedBid): Fact {
  const stands = { outcome: 'accepted', code: null, priceFen: null } as const;
  const place = { lotId, version, atMs: bid.atMs, source: `event:${lotId}:${version}` };
  if (bid.type === 'CeilingSet')
    return { ...place, ...stands, kind: 'maximum', bidId: bid.proxyId, amountFen: bid.askedFen };
  const kind = bid.proxyId === undefined ? 'bid' : 'forMaximum';
  return { ...place, ...stands, kind, bidId: bid.bidId, amountFen: bid.amountFen };
}

function countFact({
  lotId,
  source,
  fromMs,
  count,
}: RefusedCount): Omit<OwnRefusalCount, 'lotNo' | 'plateNumber' | 'leafIndex'> {
  const id = `refusals/${createHash('sha256').update(source).digest('hex')}`;
  return { id, lotId, fromMs, untilMs: fromMs + MINUTE_MS, count };
}

function refusedFact(refused: RefusedBid): Fact {
  const { lotId, orderId, amountFen, receivedAtMs, code, priceFen, version, kind } = refused;
  const idHash = createHash('sha256').update(orderId).digest('hex');
  return {
    ...{
      lotId,
      bidId: orderId,
      amountFen,
      atMs: receivedAtMs,
      version,
      outcome: 'refused',
      code,
      priceFen,
      kind,
    },
    source: `refusal:${lotId}:${idHash}:${code}`,
  };
}
