// Acts on lots that two people have decided elsewhere (docs/adr/0069): written like those of the control room, and brought to every lot that they concern.
import { Injectable } from '@nestjs/common';
import { AUCTION_LOTS_MAX, type LotAct, type LotView } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { FindLots } from '../../auctions/public';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { hasEnded } from './act-on-lots';
import { type Act, ControlStore } from './control.store';
import { isUnanswered, TellLots } from './tell-lots';

export interface DecidedAct {
  readonly actId: string;
  readonly auctionId: number;
  readonly kind: LotAct;
  /** Null: all lots. */
  readonly lotId: number | null;
  readonly reason: string;
  /** Of a pause: lots that wait are frozen, too. */
  readonly freezesWaiting?: boolean;
  /** Only these; all that have not ended when left out. */
  readonly lotIds?: readonly number[];
}

@Injectable()
export class DecidedActs {
  constructor(
    private readonly lots: FindLots,
    private readonly store: ControlStore,
    private readonly tellLots: TellLots,
    private readonly transactions: Transactions,
  ) {}

  /** Its audit entry is the caller's. */
  async write(
    transaction: Transaction,
    { staffId, name: staffName }: Pick<Actor, 'staffId' | 'name'>,
    act: DecidedAct,
  ): Promise<void> {
    const { lotIds = [], ...others } = act;
    await this.store.add(transaction, { ...others, lotIds, paddleNo: null, staffId, staffName });
  }

  /** True once every lot has it in its journal, or has ended: until then it is to be brought again. */
  async bring({ actId, auctionId }: Pick<DecidedAct, 'actId' | 'auctionId'>): Promise<boolean> {
    const act = await this.store.act(actId);
    const page = await this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX);
    if (act === null || page instanceof RefusalError) return false;
    const open = page.items.filter((lot) => !isOver(lot) && concerns(act, lot.lotId));
    const results = await this.tellLots.execute(actId, open);
    // A lot that is taken on at this moment is not scheduled yet.
    if (results.some((result) => isUnanswered(result) || result.code === 'LOT.NOT_OPEN')) return false;
    await this.transactions.run((transaction) => this.store.noteOutcome(transaction, actId, results));
    return true;
  }

  /** Lots that did what these acts say, as far as each was brought to all. */
  async doneBy(actIds: readonly string[]): Promise<readonly number[]> {
    const acts = await Promise.all(actIds.map((actId) => this.store.act(actId)));
    const results = acts.flatMap((act) => act?.outcome ?? []);
    return [...new Set(results.filter(({ outcome }) => outcome === 'done').map(({ lotId }) => lotId))];
  }
}

/** By its journal: what two have withdrawn before anybody held it only looks so. */
function isOver(lot: LotView): boolean {
  return hasEnded(lot) && lot.version > 0;
}

function concerns({ lotId, lotIds }: Act, one: number): boolean {
  return lotId === null ? lotIds.length === 0 || lotIds.includes(one) : lotId === one;
}
