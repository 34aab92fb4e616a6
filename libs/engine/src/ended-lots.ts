// Answers commands for a lot that nobody holds because it has ended: from its journal, which no command can change any more.
import { setTimeout as sleep } from 'node:timers/promises';
import { ceilingOf, decide, evolve, hasEnded, UNSCHEDULED } from '@haopai/lot';
import type { Ceiling, LotState, ScheduledLot } from '@haopai/lot';
import type { Clock } from './clock';
import type { JournalRecord } from './journal-chain';
import type { Done, NotDone } from './lot-answer';
import type { LotHeads } from './lot-engine.ports';
import { commandOf } from './lot-host';
import type { LotOrder } from './lot-host';
import { readWhole } from './lot-journal';
import type { LotJournal } from './lot-journal';
import { doneAt, refusalOf } from './lot-turn';
import { isIdentified } from './refusal-memory';
import type { LotRefusal } from './refusals/lot-refusal';

/** Everybody who bids within this time on a lot that nobody holds is served from the same look-up. */
const FRESH_MS = 1_000;
/** Look-ups remembered. */
const LOTS_MAX = 1_000;

interface EndedLot {
  readonly lot: ScheduledLot;
  readonly records: readonly JournalRecord[];
}

export class EndedLots {
  private readonly lookUps = new Map<number, Promise<EndedLot | null>>();

  constructor(
    private readonly journal: LotJournal,
    private readonly heads: LotHeads,
    private readonly clock: Clock,
    /** Hears of bidders' orders that are refused here. */
    private readonly onRefused: (refusals: readonly LotRefusal[]) => void = () => undefined,
  ) {}

  /** Null while the lot has not ended: then somebody holds it, or will soon. */
  async answer(lotId: number, order: LotOrder): Promise<Done | NotDone | null> {
    const ended = await this.find(lotId);
    if (ended === null) return null;
    const { lot, records } = ended;
    const command = commandOf(order, this.clock.nowMs());
    const decision = decide(lot, command);
    if (decision.kind === 'refused') {
      if (isIdentified(command)) this.onRefused([refusalOf(lotId, lot, command, decision.rejection)]);
      return decision;
    }
    const record = decision.kind === 'repeated' ? records[decision.version - 1] : undefined;
    if (record === undefined) throw new Error(`Lot ${lotId} has ended and would still take an order`);
    return doneAt(record.version, record.hash, record.event);
  }

  /** What the paddle had left in the end; undefined while the lot has not ended. */
  async ceilingOf(lotId: number, paddleNo: number): Promise<Ceiling | null | undefined> {
    const ended = await this.find(lotId);
    return ended === null ? undefined : ceilingOf(ended.lot, paddleNo);
  }

  /** One look-up for a crowd; one that failed is not remembered. */
  private find(lotId: number): Promise<EndedLot | null> {
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

  /** A lot whose written head says that it runs is not replayed: its journal is long, and somebody else's to read. */
  private async read(lotId: number): Promise<EndedLot | null> {
    if (!(await this.heads.hasEnded(lotId))) return null;
    const records = await readWhole(this.journal, lotId);
    const lot = records.reduce<LotState>((state, { event }) => evolve(state, event), UNSCHEDULED);
    return hasEnded(lot) ? { lot, records } : null;
  }
}
