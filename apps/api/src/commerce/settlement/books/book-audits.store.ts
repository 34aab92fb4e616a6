// Looks at orders, refunds and their entries of the ledger, and keeps what each day's look has found. Reads in parts, none of which takes long.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

/** What must hold, and does not, so many times. */
export interface BookFault {
  readonly what: string;
  readonly count: number;
}

const IDS_AT_ONCE = 20_000;

/** An order that was paid has been booked with its amount, and its head is where its journal ends. */
const ORDERS = `
  SELECT
    COALESCE(SUM(orders.paid_at_ms IS NOT NULL AND orders.amount_fen <> COALESCE((
      SELECT SUM(line.amount_fen) FROM ledger_transactions booked
      JOIN ledger_lines line ON line.transaction_id = booked.id AND line.account = 'provider'
      WHERE booked.order_id = orders.id AND booked.kind = 'paymentReceived'), 0)), 0) AS paidOrders,
    COALESCE(SUM(orders.version <> COALESCE((
      SELECT MAX(version) FROM order_events WHERE order_events.order_id = orders.id), 0)), 0) AS orderHeads
  FROM orders WHERE id > :fromId AND id <= :toId`;

/** A refund is done if and only if it is booked as paid back. */
const REFUNDS = `
  SELECT COALESCE(SUM((refunds.state = 'done') <> (booked.id IS NOT NULL)), 0) AS refunds
  FROM refunds LEFT JOIN ledger_transactions booked ON booked.posting_key = CONCAT('refund:', refunds.refund_no, ':paid')
  WHERE refunds.id > :fromId AND refunds.id <= :toId`;

type Counts = Readonly<Record<string, number | string>>;

@Injectable()
export class BookAuditsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async nowMs(): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
    });
    return Number(row?.nowMs);
  }

  /** True for one instance until its lease is over, and for nobody once the day is done. */
  async claim(day: string, leaseMs: number): Promise<boolean> {
    await this.connection.query('INSERT IGNORE INTO book_audits (day, leased_until_ms) VALUES (?, 0)', {
      type: QueryTypes.INSERT,
      replacements: [day],
    });
    const [, claimed] = await this.connection.query(
      `UPDATE book_audits SET leased_until_ms = ${SERVER_NOW_MS} + ? WHERE day = ? AND done_at_ms IS NULL AND leased_until_ms <= ${SERVER_NOW_MS}`,
      { type: QueryTypes.UPDATE, replacements: [leaseMs, day] },
    );
    return claimed === 1;
  }

  async finish(day: string, faults: readonly BookFault[]): Promise<void> {
    const count = faults.reduce((sum, fault) => sum + fault.count, 0);
    const found = faults.map((fault) => `${fault.what} ${fault.count}`).join(', ');
    await this.connection.query(
      `UPDATE book_audits SET done_at_ms = ${SERVER_NOW_MS}, faults = ?, found = ? WHERE day = ?`,
      { type: QueryTypes.UPDATE, replacements: [count, found, day] },
    );
  }

  /** Of the last day that was looked at, whoever did; null before. */
  async newest(): Promise<{ readonly faults: number; readonly doneAtMs: number } | null> {
    const [row] = await this.connection.query<{ faults: number; doneAtMs: number }>(
      'SELECT faults, done_at_ms AS doneAtMs FROM book_audits WHERE done_at_ms IS NOT NULL ORDER BY day DESC LIMIT 1',
      { type: QueryTypes.SELECT },
    );
    return row ?? null;
  }

  async faults(): Promise<readonly BookFault[]> {
    const counts = new Map<string, number>();
    for (const [table, sql] of [
      ['orders', ORDERS],
      ['refunds', REFUNDS],
    ] as const) {
      const lastId = await this.lastId(table);
      for (let fromId = 0; fromId < lastId; fromId += IDS_AT_ONCE) {
        const replacements = { fromId, toId: fromId + IDS_AT_ONCE };
        const [row = {}] = await this.connection.query<Counts>(sql, {
          type: QueryTypes.SELECT,
          replacements,
        });
        for (const [what, count] of Object.entries(row))
          counts.set(what, (counts.get(what) ?? 0) + Number(count));
      }
    }
    return [...counts].flatMap(([what, count]) => (count === 0 ? [] : [{ what, count }]));
  }

  private async lastId(table: 'orders' | 'refunds'): Promise<number> {
    const [row] = await this.connection.query<{ id: number | null }>(`SELECT MAX(id) AS id FROM ${table}`, {
      type: QueryTypes.SELECT,
    });
    return row?.id ?? 0;
  }
}
