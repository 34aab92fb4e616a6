// Who is enrolled in an auction, as staff look them up, in plain SQL. Nothing that is sealed is read.
import { Inject, Injectable } from '@nestjs/common';
import type { AdminEnrolmentView, AdminEntryView, EnrolmentState } from '@haopai/contracts';
import { maskName } from '@haopai/rules';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { DEPOSIT_FEN, DEPOSIT_STATE } from './entry-deposits';

export interface BidderSearch {
  readonly state: EnrolmentState | null;
  /** A paddle's number, a part of a name, of a VIN, or of the plate that an entry stands behind. */
  readonly text: string | null;
  /** Whether persons are named in full, and found by their names. */
  readonly isNamed: boolean;
}

type Row = Omit<AdminEnrolmentView, 'entries'>;

interface EntryRow extends Omit<AdminEntryView, 'lot' | 'isReserved'> {
  readonly enrolmentId: number;
  readonly isReserved: 0 | 1;
  readonly lotId: number | null;
  readonly lotNo: number;
  readonly plateNumber: string;
}

const FROM = `FROM enrolments JOIN citizens ON citizens.id = enrolments.citizen_id`;

const ROWS = `
  SELECT enrolments.id, enrolments.citizen_id AS citizenId, citizens.display_name AS citizenName,
    citizens.kind AS citizenKind, citizens.region, enrolments.state, enrolments.paddle_no AS paddleNo,
    enrolments.created_at_ms AS createdAtMs, enrolments.paid_at_ms AS paidAtMs,
    (SELECT orders.order_no FROM orders WHERE orders.id = enrolments.order_id) AS orderNo`;

const ENTRIES = `
  SELECT entries.id AS entryId, entries.enrolment_id AS enrolmentId, entries.vin, entries.state,
    entries.is_reserved AS isReserved, ${DEPOSIT_FEN} AS depositFen, ${DEPOSIT_STATE} AS deposit, lots.id AS lotId,
    lots.lot_no AS lotNo, lots.plate_number AS plateNumber
  FROM entries LEFT JOIN entry_bindings ON entry_bindings.entry_id = entries.id LEFT JOIN lots ON lots.id = entry_bindings.lot_id
  WHERE entries.enrolment_id IN (?) ORDER BY entries.id`;

/** Texts beyond ASCII never reach the VIN's column. */
const ASCII = /^[\x20-\x7e]+$/;
const PADDLE = /^\d{1,9}$/;

@Injectable()
export class BiddersStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** By their paddles; those without one, the newest first, behind. */
  async page(
    auctionId: number,
    search: BidderSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly AdminEnrolmentView[]; readonly total: number }> {
    const { sql, values } = conditionsOf(auctionId, search);
    const { isNamed } = search;
    const [[rows], [[count]]] = await Promise.all([
      this.pool.query<(Row & RowDataPacket)[]>(
        `${ROWS} ${FROM} ${sql} ORDER BY enrolments.paddle_no IS NULL, enrolments.paddle_no, enrolments.id DESC LIMIT ? OFFSET ?`,
        [...values, limit, offset],
      ),
      this.pool.query<({ total: number } & RowDataPacket)[]>(`SELECT COUNT(*) AS total ${FROM} ${sql}`, [
        ...values,
      ]),
    ]);
    return { items: await this.withEntries(isNamed ? rows : rows.map(masked)), total: count?.total ?? 0 };
  }

  async hasAuction(auctionId: number): Promise<boolean> {
    const [rows] = await this.pool.query<RowDataPacket[]>('SELECT id FROM auctions WHERE id = ?', [
      auctionId,
    ]);
    return rows.length > 0;
  }

  private async withEntries(rows: readonly Row[]): Promise<readonly AdminEnrolmentView[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const [entries] = await this.pool.query<(EntryRow & RowDataPacket)[]>(ENTRIES, [ids]);
    const of = (id: number): readonly EntryRow[] => entries.filter(({ enrolmentId }) => enrolmentId === id);
    return rows.map((row) => ({ ...row, entries: of(row.id).map(toEntry) }));
  }
}

function masked(row: Row): Row {
  return row.citizenKind === 'person' ? { ...row, citizenName: maskName(row.citizenName) } : row;
}

function toEntry({ lotId, lotNo, plateNumber, enrolmentId: _, ...entry }: EntryRow): AdminEntryView {
  const lot = lotId === null ? null : { lotId, lotNo, plateNumber };
  const depositFen = entry.depositFen === null ? null : Number(entry.depositFen);
  return { ...entry, depositFen, isReserved: entry.isReserved !== 0, lot };
}

function conditionsOf(
  auctionId: number,
  { state, text, isNamed }: BidderSearch,
): { readonly sql: string; readonly values: readonly (string | number)[] } {
  const conditions: string[] = ['enrolments.auction_id = ?'];
  const values: (string | number)[] = [auctionId];
  if (state !== null) {
    conditions.push('enrolments.state = ?');
    values.push(state);
  }
  if (text !== null) {
    const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const ways = [
      `citizens.display_name LIKE ?${isNamed ? '' : " AND citizens.kind = 'organisation'"}`,
      `EXISTS (SELECT 1 FROM entries JOIN entry_bindings ON entry_bindings.entry_id = entries.id
        JOIN lots ON lots.id = entry_bindings.lot_id
        WHERE entries.enrolment_id = enrolments.id AND lots.plate_number LIKE ?)`,
    ];
    values.push(like, like);
    if (ASCII.test(text)) {
      ways.push(
        'EXISTS (SELECT 1 FROM entries WHERE entries.enrolment_id = enrolments.id AND entries.vin LIKE ?)',
      );
      values.push(like.toUpperCase());
    }
    if (PADDLE.test(text)) {
      ways.push('enrolments.paddle_no = ?');
      values.push(Number(text));
    }
    conditions.push(`(${ways.join(' OR ')})`);
  }
  return { sql: `WHERE ${conditions.join(' AND ')}`, values };
}
