// Use case: the auctioneer pauses, resumes or withdraws one lot, or all of an auction, with a reason that everybody reads.
import { Injectable } from '@nestjs/common';
import {
  ACTS_BEFORE_START_MS,
  AUCTION_LOTS_MAX,
  type ControlActDone,
  type LotAct,
  type LotActBody,
  type LotPhase,
  type LotView,
} from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { FindAuctions, FindLots } from '../../auctions/public';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { AuctionTime } from '../clock';
import { actView } from './act-view';
import type { Act } from './control.store';
import { isUnanswered, TellLots } from './tell-lots';
import { WriteAct } from './write-act';

const ENDED: ReadonlySet<LotPhase> = new Set(['sold', 'unsold', 'withdrawn']);

/** Of an act on all lots: those that it is about. */
const CONCERNS: Readonly<Record<LotAct, (phase: LotPhase) => boolean>> = {
  pause: (phase) => !ENDED.has(phase) && phase !== 'paused',
  resume: (phase) => phase === 'paused',
  withdraw: (phase) => !ENDED.has(phase),
};

@Injectable()
export class ActOnLots {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly lots: FindLots,
    private readonly time: AuctionTime,
    private readonly writeAct: WriteAct,
    private readonly tellLots: TellLots,
  ) {}

  /** `actId`: the same act gets the same answer; lots that could not be asked are asked again. */
  async execute(
    actor: Actor,
    auctionId: number,
    actId: string,
    body: LotActBody,
  ): Promise<ControlActDone | RefusalError> {
    return actor.lacks('control.act') ?? this.act(actor, auctionId, actId, body);
  }

  /** Whoever calls this knows that the actor may. `also` belongs to a new act; a refusal takes it back. */
  async act(
    actor: Actor,
    auctionId: number,
    actId: string,
    body: LotActBody,
    also?: (transaction: Transaction) => Promise<RefusalError | undefined>,
  ): Promise<ControlActDone | RefusalError> {
    const { act: kind, reason } = body;
    const lotId = body.lotId ?? null;
    const lots = await this.lotsOf(auctionId, body);
    if (lots instanceof RefusalError) return lots;
    const concerned = lots.filter((lot) =>
      lotId === null ? CONCERNS[kind](lot.phase) : lot.lotId === lotId,
    );
    const lotIds = concerned.map((lot) => lot.lotId);
    const wish = { actId, auctionId, kind, lotId, paddleNo: null, reason, lotIds };
    const act = await this.writeAct.execute(actor, wish, also);
    return act instanceof RefusalError ? act : this.carryOut(actor, act, lots);
  }

  /** Of an auction that has the lot and may hear of the act. */
  async lotsOf(
    auctionId: number,
    body: Pick<LotActBody, 'act' | 'lotId'>,
  ): Promise<readonly LotView[] | RefusalError> {
    const { act } = body;
    const lotId = body.lotId ?? null;
    // It would cancel the auction, which two decide (docs/adr/0069).
    if (act === 'withdraw' && lotId === null) return new RefusalError('CONTROL.TAKES_TWO', {});
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const page = await this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX);
    if (page instanceof RefusalError) return page;
    if (lotId !== null && !page.items.some((lot) => lot.lotId === lotId))
      return new RefusalError('LOT.NOT_FOUND', { lotId });
    if (auction.startsAtMs - this.time.clock.nowMs() > ACTS_BEFORE_START_MS)
      return new RefusalError('CONTROL.TOO_EARLY', { startsAtMs: auction.startsAtMs });
    // What two have decided one does not undo.
    if (act === 'resume' && auction.stop?.kind === 'suspend')
      return new RefusalError('CONTROL.SUSPENDED', { untilAtMs: auction.stop.untilMs ?? 0 });
    return page.items;
  }

  private async carryOut(actor: Actor, act: Act, lots: readonly LotView[]): Promise<ControlActDone> {
    const before = act.outcome ?? [];
    const settled = new Map(
      before.filter((result) => !isUnanswered(result)).map((result) => [result.lotId, result]),
    );
    const asked = lots.filter(({ lotId }) => act.lotIds.includes(lotId));
    const told = await this.tellLots.execute(
      act.actId,
      asked.filter(({ lotId }) => !settled.has(lotId)),
    );
    const answers = new Map([...settled, ...told.map((result) => [result.lotId, result] as const)]);
    const results = asked.flatMap(({ lotId }) => answers.get(lotId) ?? []);
    if (told.length > 0 || act.outcome === null) await this.writeAct.noteOutcome(actor, act, results);
    return { act: actView(act), results };
  }
}

export function hasEnded({ phase }: Pick<LotView, 'phase'>): boolean {
  return ENDED.has(phase);
}
