// Reads reservations of all citizens for the back office, with their order, their auction and who decided. Plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { ReservationCase, ReservationSearch } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { OWN_COLUMNS, OWN_JOINS, type OwnRow, toView } from './own-reservations.store';

type Row = OwnRow & {
  readonly citizenId: number;
  readonly username: string;
  readonly decidedBy: string | null;
};

/** What is not looked up here: whether the plate could still be had. */
export type StoredCase = Omit<ReservationCase, 'refusal'>;

const FROM = `FROM reservations ${OWN_JOINS} JOIN citizens ON citizens.id = reservations.citizen_id`;
const CASES = `SELECT ${OWN_COLUMNS}, citizens.username, reservations.decided_by AS decidedBy ${FROM}`;
/** What waits comes first, whoever has waited longest before the others; of the rest the newest. */
const IN_ORDER = `
  ORDER BY reservations.state = 'pending' DESC,
    IF(reservations.state = 'pending', reservations.id, -reservations.id)`;

@Injectable()
export class ReservationCasesStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  async page(
    search: ReservationSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly cases: readonly StoredCase[]; readonly total: number }> {
    const { where, values } = conditionsOf(search);
    const [rows] = await this.pool.query<Row[]>(`${CASES}${where}${IN_ORDER} LIMIT ? OFFSET ?`, [
      ...values,
      limit,
      offset,
    ]);
    const [counts] = await this.pool.query<({ n: number } & RowDataPacket)[]>(
      `SELECT COUNT(*) AS n ${FROM}${where}`,
      [...values],
    );
    return { cases: rows.map(toCase), total: counts[0]?.n ?? 0 };
  }

  async byId(id: number): Promise<StoredCase | null> {
    const [rows] = await this.pool.query<Row[]>(`${CASES} WHERE reservations.id = ?`, [id]);
    return rows[0] === undefined ? null : toCase(rows[0]);
  }
}

function conditionsOf({ state, plate, username }: ReservationSearch): {
  readonly where: string;
  readonly values: readonly string[];
} {
  const conditions: readonly (readonly [string, string | undefined])[] = [
    ['reservations.state = ?', state],
    ['reservations.plate_number LIKE ?', plate === undefined ? undefined : `%${plate.toUpperCase()}%`],
    // In a pattern an underscore would stand for any character.
    ['citizens.username_key LIKE ?', username === undefined ? undefined : `${patternOf(username)}%`],
  ];
  const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  return {
    where: given.length === 0 ? '' : ` WHERE ${given.map(({ sql }) => sql).join(' AND ')}`,
    values: given.map(({ value }) => value),
  };
}

function patternOf(username: string): string {
  return username.toLowerCase().replaceAll('_', '\\_');
}

function toCase(row: Row): StoredCase {
  const { citizenId, username, decidedBy, startPriceFen } = row;
  return { ...toView(row), citizen: { id: citizenId, username }, decidedBy, startPriceFen };
}
