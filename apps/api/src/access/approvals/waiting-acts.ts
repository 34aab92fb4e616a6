// Everything that waits for a second person: each area names its own, and here they stand in one order, with who asked and why a reader cannot confirm.
import { Injectable } from '@nestjs/common';
import type { WaitingActView, WaitingSource } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { type Actor, StaffStore } from '../staff-authentication';

export interface WaitingAct extends Omit<WaitingActView, 'source' | 'askedBy' | 'isOwn' | 'refusal'> {
  readonly askedBy: { readonly id: number; readonly name: string };
  /** Whether a colleague was asked for it, so that they are written to; else it lies ready for whoever looks. */
  readonly isTold: boolean;
  maySee(actor: Actor): boolean;
  /** Why somebody cannot confirm it now: the rule by which the act itself refuses. Undefined for whoever can. */
  refuse(actor: Actor): Promise<RefusalError | undefined>;
}

/** Of the area whose acts they are. */
export interface SourceOfWaiting {
  readonly source: WaitingSource;
  /** All that waits there, the oldest first. */
  waiting(): Promise<readonly WaitingAct[]>;
}

export interface Waiting extends WaitingAct {
  readonly source: WaitingSource;
}

interface CountedWaiting {
  readonly count: number;
  readonly oldestAtMs: number | null;
}

@Injectable()
export class WaitingActs {
  private readonly sources: SourceOfWaiting[] = [];

  constructor(private readonly staff: StaffStore) {}

  /** One for each source. */
  register(source: SourceOfWaiting): void {
    this.sources.push(source);
  }

  /** The urgent first, then the oldest. */
  async all(): Promise<readonly Waiting[]> {
    const found: Waiting[] = [];
    // One after another: what is read again and again takes one connection.
    for (const one of this.sources)
      for (const act of await one.waiting()) found.push({ ...act, source: one.source });
    return found.sort(
      (one, other) => Number(other.isUrgent) - Number(one.isUrgent) || one.askedAtMs - other.askedAtMs,
    );
  }

  /** What somebody may see of it. */
  async of(actor: Actor): Promise<readonly WaitingActView[]> {
    const seen = (await this.all()).filter((act) => act.maySee(actor));
    const createdAtMs = await this.accountsOf(seen.map(({ askedBy }) => askedBy.id));
    const views: WaitingActView[] = [];
    for (const act of seen) {
      const refusal = await act.refuse(actor);
      const { source, id, kind, subject, auctionId, auctionTitle, plateNumber, amountFen } = act;
      const { before, after, reason, askedBy, askedAtMs, holdsUntilMs, isUrgent } = act;
      views.push({
        ...{ source, id, kind, subject, auctionId, auctionTitle, plateNumber, amountFen },
        ...{ before, after, reason, askedAtMs, holdsUntilMs, isUrgent },
        askedBy: { ...askedBy, accountCreatedAtMs: createdAtMs.get(askedBy.id) ?? null },
        isOwn: askedBy.id === actor.staffId,
        refusal: refusal === undefined ? null : { code: refusal.code, data: refusal.data },
      });
    }
    return views;
  }

  /** How much of some sources somebody may confirm, and since when the oldest waits. */
  async countFor(actor: Actor, sources: readonly WaitingSource[]): Promise<CountedWaiting> {
    const own: Waiting[] = [];
    for (const act of await this.all())
      if (sources.includes(act.source) && act.maySee(actor) && (await act.refuse(actor)) === undefined)
        own.push(act);
    const times = own.map(({ askedAtMs }) => askedAtMs);
    return { count: own.length, oldestAtMs: times.length === 0 ? null : Math.min(...times) };
  }

  private async accountsOf(ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const found = new Map<number, number>();
    for (const id of new Set(ids)) {
      const member = await this.staff.byId(id);
      if (member !== null) found.set(id, member.createdAtMs);
    }
    return found;
  }
}
