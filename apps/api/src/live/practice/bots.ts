// The bots of one practice: for each lot the next move of any of them, planned anew with each change of the lot. One alarm a lot.
import { randomUUID } from 'node:crypto';
import type { LotTerms } from '@haopai/lot';
import type { BidOrder, Cancel, Clock, LotFigures } from '@haopai/engine';
import { type Bot, type BotMove, type Chance, nextMove } from './bot';

export class Bots {
  private readonly alarms = new Map<number, Cancel>();

  constructor(
    private readonly botsByLot: ReadonlyMap<number, readonly Bot[]>,
    private readonly clock: Clock,
    private readonly chance: Chance,
    private readonly place: (lotId: number, bid: BidOrder) => void,
  ) {}

  /** The lot has changed: what was planned before is forgotten. */
  look(terms: LotTerms, figures: LotFigures): void {
    const { lotId } = terms;
    this.alarms.get(lotId)?.();
    this.alarms.delete(lotId);
    const move = nextMove(this.botsByLot.get(lotId) ?? [], terms, figures, this.chance);
    if (move !== null)
      this.alarms.set(
        lotId,
        this.clock.alarmAt(move.atMs, () => this.make(lotId, move)),
      );
  }

  stop(): void {
    for (const cancel of this.alarms.values()) cancel();
    this.alarms.clear();
  }

  private make(lotId: number, { bot: { paddleNo, entryId }, amountFen }: BotMove): void {
    this.alarms.delete(lotId);
    this.place(lotId, { type: 'PlaceBid', bidId: randomUUID(), paddleNo, entryId, amountFen });
  }
}
