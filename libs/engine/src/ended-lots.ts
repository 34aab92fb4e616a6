// Answers commands for a lot that nobody holds because it has ended: from its journal, which no command can change any more.
import { setTimeout as sleep } from 'node:timers/promises';
import { ceilingOf, decide, evolve, hasEnded, UNSCHEDULED } from '@haopai/lot';
import type { Ceiling, LotState, ScheduledLot } from '@haopai/lot';
import type { Clock } from './clock';
import type { Done, NotDone } from './lot-answer';
import type { LotHeads } from './lot-engine.ports';
import { commandOf } from './lot-host';
import type { LotOrder } from './lot-host';
import { readPages } from './lot-journal';
import type { LotJournal } from './lot-journal';
import { doneAt, refusalOf } from './lot-turn';
import { isIdentified } from './refusal-memory';
import type { LotRefusal } from './refusals/lot-refusal';

/** Everybody who bids within this time on a lot that nobody holds is served from the same look-up. */
const FRESH_MS = 1_000;
/** Look-ups remembered. */
const LOTS_MAX = 1_000;

export class EndedLots {
  private readonly lookUps = new Map<number, Promise<ScheduledLot | null>>();

  constructor(
    private readonly journal: LotJournal,
    private readonly heads: LotHeads,
    private readonly clock: Clock,
    /** Hears of bidders' orders that are refused here. */
    private readonly onRefused: (refusals: readonly LotRefusal[]) => void = () => undefined,
  ) {}

  /** Null while the lot has not ended: then somebody holds it, or will soon. */
  async answer(lotId: number, order: LotOrder): Promise<Done | NotDone | null> {
    const lot = await this.find(lotId);
    if (lot === null) return null;
    const command = commandOf(order, this.clock.nowMs());
    const decision = decide(lot, command);
    if (decision.kind === 'refused') {
      if (isIdentified(command)) this.onRefused([refusalOf(lotId, lot, command, decision.rejection)]);
      return decision;
    }
    const [record] =
      decision.kind === 'repeated' ? await this.journal.read(lotId, decision.version - 1, 1) : [];
    if (record === undefined) throw new Error(`Lot ${lotId} has ended and would still take an order`);
    return doneAt(record.version, record.hash, record.event);
  }

  /** What the paddle had left in the end; undefined while the lot has not ended. */
  async ceilingOf(lotId: number, paddleNo: number): Promise<Ceiling | null | undefined> {
    const lot = await this.find(lotId);
    return lot === null ? undefined : ceilingOf(lot, paddleNo);
  }

  /** One look-up for a crowd; one that failed is not remembered. */
  private find(lotId: number): Promise<ScheduledLot | null> {
    const known = this.lookUps.get(lotId);
    if (known !== undefined) return known;
    const lookUp = this.read(lotId);
    if (this.lookUps.size < LOTS_MAX) {
      this.lookUps.set(lotId, lookUp);
      const forget = (): boolean => this.lookUps.delete(lotId);
      lookUp.then(() => sleep(FRESH_MS, undefined, { ref: false })).then(forget, forget);
    }
    return lookUp;
  }

  /**
   * A lot whose written head says that it runs is not replayed: its journal is long, and somebody else's to read. All of it is needed: any bid
   * may be asked for again. Each page is heard and let go before the next is asked for, so that nobody waits for a long journal.
   */
  private async read(lotId: number): Promise<ScheduledLot | null> {
    if (!(await this.heads.hasEnded(lotId))) return null;
    let lot: LotState = UNSCHEDULED;
    for await (const page of readPages(this.journal, lotId))
      lot = page.reduce<LotState>((state, { event }) => evolve(state, event), lot);
    return hasEnded(lot) ? lot : null;
  }
}
