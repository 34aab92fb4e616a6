// Whether two of the staff are two persons: not while one of them is too new, or was made, raised or reset by the other lately (docs/adr/0149). Whatever
// takes two asks here, of whoever decides and of all who asked for it or changed it.
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import type { Actor } from './actor';
import { StaffMakersStore } from './staff-makers.store';

export type PairRefusal = RefusalError<'STAFF.TOO_NEW' | 'STAFF.OTHER_TOO_NEW' | 'STAFF.PAIR_REFUSED'>;
/** Undefined where whoever reads and this one are two. */
export type JudgePair = (otherId: number) => PairRefusal | undefined;

@Injectable()
export class StaffPairs {
  constructor(
    private readonly store: StaffMakersStore,
    private readonly config: Config,
  ) {}

  /** Why this one and any of the others are not two; undefined where they are. Of oneself nothing is said: that has refusals of its own. */
  async refusePair(
    transaction: Transaction | null,
    actor: Actor,
    others: readonly number[],
  ): Promise<PairRefusal | undefined> {
    const judge = await this.judge(transaction, actor, others);
    return others.map(judge).find((refusal) => refusal !== undefined) ?? actor.refuseToConfirm();
  }

  /** The same for a list of things, read at once. */
  async judge(transaction: Transaction | null, actor: Actor, others: readonly number[]): Promise<JudgePair> {
    const ids = [...new Set(others)].filter((id) => id !== actor.staffId);
    const { pairForMs } = this.config.staff;
    const [members, ties] = await Promise.all([
      this.store.newest(transaction, ids),
      this.store.ties(transaction, actor.staffId, ids, pairForMs),
    ]);
    return (otherId) => {
      const own = actor.refuseToConfirm();
      const other = members.get(otherId);
      if (own !== undefined || other === undefined) return own;
      const { staffName, newUntilMs } = other;
      const tiedAtMs = ties.get(otherId);
      if (tiedAtMs !== undefined)
        return new RefusalError('STAFF.PAIR_REFUSED', { staffName, fromAtMs: tiedAtMs + pairForMs });
      return newUntilMs === null
        ? undefined
        : new RefusalError('STAFF.OTHER_TOO_NEW', { staffName, fromAtMs: newUntilMs });
    };
  }
}
