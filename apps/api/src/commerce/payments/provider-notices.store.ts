// Every call of a provider is written down once, with what came of it and how often it came.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { PersonalData } from '../../platform/personal-data';
import { FORGED_KEPT_MS, FORGED_KEPT_PER_HOUR, NOTICES_KEPT_MS } from './payment-limits';
import { PAYMENT_NO } from './payment-numbers';
import type { ProviderName, RawNotice } from './payment-provider';

interface CountRow extends RowDataPacket {
  readonly count: number;
}

const FORGED = 'PAYMENT.FORGED';
const HOUR_MS = 60 * 60_000;
/** Rows of one statement: locks are short, and what is left over is the next round's. */
const ERASED_AT_ONCE = 500;

/** The first outcome stands, unless more came of it later than that it was known. */
const INSERT = `INSERT INTO provider_notices
    (provider, notice_hash, payment_no, outcome, times, first_at_ms, last_at_ms, body_sealed)
  VALUES (?, ?, ?, ?, 1, ${SERVER_NOW_MS}, ${SERVER_NOW_MS}, ?)
  ON DUPLICATE KEY UPDATE times = times + 1, last_at_ms = VALUES(last_at_ms),
    outcome = IF(VALUES(outcome) = 'known', outcome, VALUES(outcome))`;

/** Looks at those with the lowest ids alone: none of another age is read. */
const ERASE_OLDEST = `DELETE FROM provider_notices WHERE id IN (
  SELECT id FROM (SELECT id, last_at_ms FROM provider_notices ORDER BY id LIMIT ?) oldest WHERE last_at_ms < ${SERVER_NOW_MS} - ?)`;

@Injectable()
export class ProviderNoticesStore {
  constructor(
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    private readonly personalData: PersonalData,
  ) {}

  /** With its text: a signed notice is a proof. */
  async record(
    provider: ProviderName,
    notice: RawNotice,
    { outcome, paymentNo }: { readonly outcome: string; readonly paymentNo: string | null },
  ): Promise<void> {
    const shownNo = paymentNo !== null && PAYMENT_NO.test(paymentNo) ? paymentNo : null;
    await this.insert(provider, notice, [shownNo, outcome, this.personalData.seal(notice.body)]);
  }

  /** Without its text, and no more than so many an hour: anybody can send them. */
  async recordForged(provider: ProviderName, notice: RawNotice): Promise<void> {
    const [rows] = await this.pool.query<CountRow[]>(
      `SELECT COUNT(*) AS count FROM provider_notices WHERE outcome = ? AND last_at_ms > ${SERVER_NOW_MS} - ?`,
      [FORGED, HOUR_MS],
    );
    if ((rows[0]?.count ?? 0) < FORGED_KEPT_PER_HOUR)
      await this.insert(provider, notice, [null, FORGED, null]);
  }

  /** Signed ones for as long as somebody may sue about what they say. */
  async eraseOld(): Promise<void> {
    await this.pool.query(ERASE_OLDEST, [ERASED_AT_ONCE, NOTICES_KEPT_MS]);
    await this.pool.query(
      `DELETE FROM provider_notices WHERE outcome = ? AND last_at_ms < ${SERVER_NOW_MS} - ? LIMIT ?`,
      [FORGED, FORGED_KEPT_MS, ERASED_AT_ONCE],
    );
  }

  private async insert(
    provider: ProviderName,
    { body, signature }: RawNotice,
    rest: readonly (string | null)[],
  ): Promise<void> {
    const hash = createHash('sha256')
      .update(`${signature ?? ''}\n${body}`)
      .digest('hex');
    await this.pool.query(INSERT, [provider, hash, ...rest]);
  }
}
