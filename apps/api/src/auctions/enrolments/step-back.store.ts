// Closes the paid enrolment of a citizen who steps back from an auction that was postponed.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface StandingEnrolment {
  readonly startsAtMs: number;
  readonly isPaid: boolean;
  /** Postponed, and not started, cancelled or ended. */
  readonly mayStepBack: boolean;
  /** Why its paddle was disqualified, or null. */
  readonly disqualifiedFor: string | null;
}

type StandingRow = Omit<StandingEnrolment, 'isPaid' | 'mayStepBack'> &
  Record<'isPaid' | 'mayStepBack', number>;

const STANDING = `
  SELECT auctions.starts_at_ms AS startsAtMs, enrolments.state = 'paid' AS isPaid,
    auctions.starts_at_ms > ${SERVER_NOW_MS} AND auctions.ended_at_ms IS NULL AND auctions.cancelled_at_ms IS NULL
      AND COALESCE(auction_stops.kind = 'postpone', 0) AS mayStepBack,
    barred.reason AS disqualifiedFor
  FROM enrolments JOIN auctions ON auctions.id = enrolments.auction_id
  LEFT JOIN auction_stops ON auction_stops.id = auctions.stop_id
  LEFT JOIN disqualifications barred ON barred.auction_id = enrolments.auction_id AND barred.paddle_no = enrolments.paddle_no
  WHERE enrolments.id = :enrolmentId AND enrolments.citizen_id = :citizenId`;

/** The number is nobody's any more: a pass or a code that somebody still has opens nothing, in no release. */
const CLOSE: readonly string[] = [
  `UPDATE reservations JOIN entries ON entries.id = reservations.entry_id SET reservations.released_at_ms = ${SERVER_NOW_MS}
    WHERE entries.enrolment_id = :enrolmentId AND entries.state = 'paid' AND reservations.released_at_ms IS NULL`,
  `UPDATE entries SET state = 'cancelled' WHERE enrolment_id = :enrolmentId AND state = 'paid'`,
  `UPDATE enrolments SET state = 'cancelled', paddle_no = NULL, access_code_sealed = NULL WHERE id = :enrolmentId`,
];

@Injectable()
export class StepBackStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null for one that is not the citizen's. Locked within a transaction, the enrolment first and then its auction, as admissions do. */
  async standing(
    transaction: Transaction | null,
    citizenId: number,
    enrolmentId: number,
  ): Promise<StandingEnrolment | null> {
    const [row] = await this.connection.query<StandingRow>(
      transaction === null ? STANDING : `${STANDING} FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: { citizenId, enrolmentId }, transaction },
    );
    if (row === undefined) return null;
    const { isPaid, mayStepBack } = row;
    return { ...row, isPaid: Number(isPaid) !== 0, mayStepBack: Number(mayStepBack) !== 0 };
  }

  /** Those that are paid, and those that may be at any moment. */
  async entries(
    transaction: Transaction,
    enrolmentId: number,
  ): Promise<{ readonly paid: readonly number[]; readonly unpaid: readonly number[] }> {
    const rows = await this.connection.query<{ readonly id: number; readonly state: 'paid' | 'unpaid' }>(
      'SELECT id, state FROM entries WHERE enrolment_id = ? AND is_live = 1 ORDER BY id',
      { type: QueryTypes.SELECT, replacements: [enrolmentId], transaction },
    );
    const idsIn = (wanted: 'paid' | 'unpaid'): readonly number[] =>
      rows.filter(({ state }) => state === wanted).map(({ id }) => id);
    return { paid: idsIn('paid'), unpaid: idsIn('unpaid') };
  }

  async close(transaction: Transaction, enrolmentId: number): Promise<void> {
    for (const sql of CLOSE)
      await this.connection.query(sql, {
        type: QueryTypes.UPDATE,
        replacements: { enrolmentId },
        transaction,
      });
  }
}
