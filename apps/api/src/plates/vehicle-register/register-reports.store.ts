// Keeps of each paid plate whether the register was told who may register it, and what it answered. A row stays when the plate is the office's again.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { RegisterReportView, RegisterState } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import type { Entitlement, RegisterAnswer } from './vehicle-register';

export interface ReportedPlate {
  readonly id: number;
  readonly plateNumber: string;
  readonly vin: string;
  readonly state: RegisterState;
  readonly reference: string | null;
  readonly failure: string | null;
}

export type Untold = Entitlement & {
  readonly id: number;
  readonly attempts: number;
  readonly paidAtMs: number;
};

type UntoldRow = Omit<Untold, 'document'> & { readonly documentSealed: string | null };
type ViewRow = Omit<RegisterReportView, 'plate'> & { readonly number: string };

/** What is paid and not noted yet. */
const NOTE = `
  INSERT IGNORE INTO register_reports (id, plate_number, vin, state, attempts, due_at_ms, changed_at_ms)
  SELECT cars.id, cars.plate_number, cars.vin, 'waiting', 0, ${SERVER_NOW_MS}, ${SERVER_NOW_MS}
  FROM car_plates cars LEFT JOIN register_reports reports ON reports.id = cars.id
  WHERE cars.state = 'owned' AND reports.id IS NULL ORDER BY cars.id LIMIT :max`;

/** The plate went back: what nobody was told needs no word, what was accepted needs one. */
const FORGET = `DELETE reports FROM register_reports reports LEFT JOIN car_plates cars ON cars.id = reports.id
  WHERE cars.id IS NULL AND reports.state IN ('waiting', 'refused', 'failed')`;
const VOID = `UPDATE register_reports reports LEFT JOIN car_plates cars ON cars.id = reports.id
  SET reports.state = 'void', reports.changed_at_ms = ${SERVER_NOW_MS}
  WHERE cars.id IS NULL AND reports.state = 'accepted'`;

const UNTOLD = `
  SELECT reports.id, reports.attempts, reports.plate_number AS plateNumber, reports.vin,
    citizens.display_name AS holder, citizens.document_sealed AS documentSealed, cars.at_ms AS paidAtMs
  FROM register_reports reports JOIN car_plates cars ON cars.id = reports.id
  JOIN citizens ON citizens.id = cars.citizen_id WHERE reports.state = 'waiting'`;

@Injectable()
export class RegisterReportsStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  /** Brings the rows up to what is sold now; two who do it at once do no harm. */
  async follow(max: number): Promise<void> {
    await this.connection.query(NOTE, { type: QueryTypes.RAW, replacements: { max } });
    await this.connection.query(FORGET, { type: QueryTypes.RAW });
    await this.connection.query(VOID, { type: QueryTypes.RAW });
  }

  /** That are due, and of which nobody else tells for so long. */
  async claim(max: number, forMs: number): Promise<readonly Untold[]> {
    const due = await this.untold(
      ` AND reports.due_at_ms <= ${SERVER_NOW_MS} ORDER BY reports.due_at_ms, reports.id`,
      max,
    );
    const claimed: Untold[] = [];
    for (const one of due) {
      const [, changed] = await this.connection.query(
        `UPDATE register_reports SET due_at_ms = ${SERVER_NOW_MS} + :forMs, attempts = attempts + 1
         WHERE id = :id AND state = 'waiting' AND attempts = :attempts`,
        { type: QueryTypes.UPDATE, replacements: { id: one.id, attempts: one.attempts, forMs } },
      );
      if (changed === 1) claimed.push({ ...one, attempts: one.attempts + 1 });
    }
    return claimed;
  }

  /** All that wait, the oldest first: for a file. */
  waiting(max: number): Promise<readonly Untold[]> {
    return this.untold(' ORDER BY reports.id', max);
  }

  /** Of one that waits or was answered otherwise; what it says already stays as it is. */
  async note(transaction: Transaction | null, id: number, answer: RegisterAnswer): Promise<void> {
    const reference = answer.kind === 'accepted' ? answer.reference : null;
    const failure = answer.kind === 'accepted' ? null : answer.why;
    await this.connection.query(
      `UPDATE register_reports SET state = :state, reference = :reference, failure = :failure,
         changed_at_ms = ${SERVER_NOW_MS} WHERE id = :id`,
      {
        type: QueryTypes.UPDATE,
        replacements: { id, reference, failure, state: answer.kind === 'noAnswer' ? 'failed' : answer.kind },
        transaction,
      },
    );
  }

  /** It did not answer: told again so much later. */
  async postpone(id: number, why: string, afterMs: number): Promise<void> {
    await this.connection.query(
      `UPDATE register_reports SET failure = :why, due_at_ms = ${SERVER_NOW_MS} + :afterMs,
         changed_at_ms = ${SERVER_NOW_MS} WHERE id = :id AND state = 'waiting'`,
      { type: QueryTypes.UPDATE, replacements: { id, why, afterMs } },
    );
  }

  /** To be told again at once; false for what is none of these states any more. */
  async again(transaction: Transaction, id: number): Promise<boolean> {
    return this.change(
      transaction,
      `state = 'waiting', attempts = 0, due_at_ms = ${SERVER_NOW_MS}, failure = NULL`,
      `state IN ('refused', 'failed')`,
      id,
    );
  }

  /** The register was told that it is void: the row stays, and nobody looks at it any more. */
  async settle(transaction: Transaction, id: number): Promise<boolean> {
    return this.change(transaction, `state = 'settled'`, `state = 'void'`, id);
  }

  /** Nobody else changes it until the transaction ends. */
  async lockByPlate(transaction: Transaction, plateNumber: string): Promise<readonly ReportedPlate[]> {
    return this.connection.query<ReportedPlate>(
      `SELECT id, plate_number AS plateNumber, vin, state, reference, failure FROM register_reports
       WHERE plate_number = ? AND state NOT IN ('void', 'settled') ORDER BY id DESC FOR UPDATE`,
      { type: QueryTypes.SELECT, replacements: [plateNumber], transaction },
    );
  }

  async page(
    states: readonly RegisterState[],
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly RegisterReportView[]; readonly total: number }> {
    const replacements = { states: [...states], limit, offset };
    const [rows, [count]] = await Promise.all([
      this.connection.query<ViewRow>(
        `SELECT id, plate_number AS number, vin, state, attempts, reference, failure, changed_at_ms AS changedAtMs
         FROM register_reports WHERE state IN (:states) ORDER BY changed_at_ms DESC, id DESC LIMIT :limit OFFSET :offset`,
        { type: QueryTypes.SELECT, replacements },
      ),
      this.connection.query<{ total: number }>(
        'SELECT COUNT(*) AS total FROM register_reports WHERE state IN (:states)',
        { type: QueryTypes.SELECT, replacements },
      ),
    ]);
    return {
      items: rows.map(({ number, ...row }) => ({ ...row, plate: { number } })),
      total: Number(count?.total ?? 0),
    };
  }

  private async untold(rest: string, max: number): Promise<readonly Untold[]> {
    const rows = await this.connection.query<UntoldRow>(`${UNTOLD}${rest} LIMIT :max`, {
      type: QueryTypes.SELECT,
      replacements: { max },
    });
    return rows.map(({ documentSealed, ...row }) => ({
      ...row,
      document: documentSealed === null ? null : this.personalData.open(documentSealed),
    }));
  }

  private async change(transaction: Transaction, set: string, where: string, id: number): Promise<boolean> {
    const [, changed] = await this.connection.query(
      `UPDATE register_reports SET ${set}, changed_at_ms = ${SERVER_NOW_MS} WHERE id = ? AND ${where}`,
      { type: QueryTypes.UPDATE, replacements: [id], transaction },
    );
    return changed === 1;
  }
}
