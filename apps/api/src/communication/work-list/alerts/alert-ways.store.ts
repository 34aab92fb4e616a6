// How each of the staff wants to be told: a mail address, a mobile number, both or neither, sealed.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { knownLanguage, type Language } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';
import { PersonalData } from '../../../platform/personal-data';

export interface AlertWays {
  readonly mail: string | null;
  readonly mobile: string | null;
  /** In which they are told. */
  readonly language: Language;
}

interface Row {
  readonly staffId: number;
  readonly mailSealed: string | null;
  readonly mobileSealed: string | null;
  readonly language: Language;
}

/** More members than any office has. */
const STAFF_MAX = 1_000;
const COLUMNS =
  'staff_id AS staffId, mail_sealed AS mailSealed, mobile_sealed AS mobileSealed, staff_alert_ways.language';

@Injectable()
export class AlertWaysStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    private readonly personalData: PersonalData,
  ) {}

  async of(staffId: number): Promise<AlertWays | null> {
    const [row] = await this.connection.query<Row>(
      `SELECT ${COLUMNS} FROM staff_alert_ways WHERE staff_id = ?`,
      { type: QueryTypes.SELECT, replacements: [staffId] },
    );
    return row === undefined ? null : this.opened(row);
  }

  /** Of those who are not locked and want to be told in any way. */
  async all(): Promise<ReadonlyMap<number, AlertWays>> {
    const rows = await this.connection.query<Row>(
      `SELECT ${COLUMNS} FROM staff_alert_ways JOIN staff ON staff.id = staff_alert_ways.staff_id
       WHERE staff.is_locked = 0 AND (mail_sealed IS NOT NULL OR mobile_sealed IS NOT NULL)
       ORDER BY staff_id LIMIT ${STAFF_MAX}`,
      { type: QueryTypes.SELECT },
    );
    return new Map(rows.map((row) => [row.staffId, this.opened(row)]));
  }

  async keep(
    transaction: Transaction,
    staffId: number,
    { mail, mobile, language }: AlertWays,
  ): Promise<void> {
    const sealed = (text: string | null): string | null =>
      text === null ? null : this.personalData.seal(text);
    await this.connection.query(
      `INSERT INTO staff_alert_ways (staff_id, mail_sealed, mobile_sealed, language)
       VALUES (:staffId, :mailSealed, :mobileSealed, :language)
       ON DUPLICATE KEY UPDATE mail_sealed = VALUES(mail_sealed), mobile_sealed = VALUES(mobile_sealed),
         language = VALUES(language)`,
      {
        type: QueryTypes.INSERT,
        replacements: { staffId, mailSealed: sealed(mail), mobileSealed: sealed(mobile), language },
        transaction,
      },
    );
  }

  private opened({ mailSealed, mobileSealed, language }: Row): AlertWays {
    const open = (text: string | null): string | null =>
      text === null ? null : this.personalData.open(text);
    return { mail: open(mailSealed), mobile: open(mobileSealed), language: knownLanguage(language) };
  }
}
