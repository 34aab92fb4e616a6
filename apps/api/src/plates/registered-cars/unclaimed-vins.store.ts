// Cars that something holds without a claim, and claims whose holder has ended: what a release wrote that knew none. Plain SQL, over any pool.
import type { RowDataPacket } from 'mysql2/promise';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { type MysqlPool, type TransactionConnection, transactionOn } from '../../platform/database';
import type { HeldCar, VinClaimKind } from './vin-claim';

interface Held {
  readonly kind: VinClaimKind;
  /** With the table's own name, so that one of its rows can be locked. */
  readonly table: string;
  /** What a claim names. */
  readonly holderId: string;
  readonly vin: string;
  readonly citizenId: string;
  readonly from: string;
  /** Of a row that holds its car. */
  readonly isHolding: string;
}

const PLATES: Omit<Held, 'isHolding'> = {
  ...{ kind: 'plate', table: 'car_plates', holderId: 'car_plates.id', vin: 'car_plates.vin' },
  ...{ citizenId: 'car_plates.citizen_id', from: 'car_plates' },
};

/** What won nothing holds its car until its auction is settled; toy cars are none. */
const ENTRIES: Omit<Held, 'isHolding'> = {
  ...{ kind: 'entry', table: 'entries', holderId: 'entries.id', vin: 'entries.vin' },
  citizenId: 'enrolments.citizen_id',
  from: `entries JOIN enrolments ON enrolments.id = entries.enrolment_id
    JOIN auctions ON auctions.id = entries.auction_id AND auctions.settled_at_ms IS NULL AND auctions.is_drill = 0`,
};

const RESERVATIONS: Omit<Held, 'isHolding'> = {
  ...{ kind: 'reservation', table: 'reservations', holderId: 'reservations.id', vin: 'reservations.vin' },
  ...{ citizenId: 'reservations.citizen_id', from: 'reservations' },
};

/** The strongest first: of two that hold one car the first here has it, and among one kind the oldest. */
export const HOLDERS: readonly Held[] = [
  { ...PLATES, isHolding: `car_plates.state = 'owned'` },
  { ...PLATES, isHolding: `car_plates.state = 'due'` },
  { ...ENTRIES, isHolding: `entries.state = 'paid' AND entries.settled_at_ms IS NULL` },
  { ...RESERVATIONS, isHolding: `reservations.state = 'paid' AND reservations.released_at_ms IS NULL` },
  { ...ENTRIES, isHolding: `entries.state = 'unpaid' AND entries.settled_at_ms IS NULL` },
  {
    ...{ kind: 'order', table: 'listings', holderId: 'listings.order_id', vin: 'listings.vin' },
    ...{ citizenId: 'listings.citizen_id', from: 'listings' },
    isHolding: `listings.vin IS NOT NULL AND listings.state = 'held'`,
  },
  {
    ...RESERVATIONS,
    isHolding: `reservations.state IN ('pending', 'approved') AND reservations.released_at_ms IS NULL`,
  },
];

interface Ended {
  readonly kind: VinClaimKind;
  readonly sql: string;
}

/** Claims whose holder holds no more. */
const ENDED: readonly Ended[] = [
  {
    kind: 'entry',
    sql: `SELECT claims.holder_id AS id FROM vin_claims claims LEFT JOIN entries ON entries.id = claims.holder_id
      WHERE claims.kind = 'entry'
        AND (entries.id IS NULL OR entries.state NOT IN ('unpaid', 'paid') OR entries.settled_at_ms IS NOT NULL) LIMIT ?`,
  },
  {
    kind: 'order',
    sql: `SELECT claims.holder_id AS id FROM vin_claims claims LEFT JOIN orders ON orders.id = claims.holder_id
      WHERE claims.kind = 'order' AND (orders.id IS NULL OR orders.state <> 'created') LIMIT ?`,
  },
  {
    kind: 'reservation',
    sql: `SELECT claims.holder_id AS id FROM vin_claims claims LEFT JOIN reservations ON reservations.id = claims.holder_id
      WHERE claims.kind = 'reservation'
        AND (reservations.id IS NULL OR reservations.released_at_ms IS NOT NULL OR reservations.state = 'inAuction') LIMIT ?`,
  },
  {
    kind: 'plate',
    sql: `SELECT claims.holder_id AS id FROM vin_claims claims LEFT JOIN car_plates ON car_plates.id = claims.holder_id
      WHERE claims.kind = 'plate' AND car_plates.id IS NULL LIMIT ?`,
  },
];

type HeldRow = Omit<HeldCar, 'kind'> & { readonly rowId: number };

const ADD = `INSERT INTO vin_claims (vin_hash, kind, holder_id, citizen_id, at_ms) VALUES (?, ?, ?, ?, ${SERVER_NOW_MS})`;

export class UnclaimedVinsStore {
  constructor(private readonly pool: MysqlPool) {}

  /** The next after `afterRowId`, the oldest first. */
  async next(
    { table, holderId, vin, citizenId, from, isHolding, kind }: Held,
    afterRowId: number,
    max: number,
  ): Promise<readonly HeldRow[]> {
    const [rows] = await this.pool.query<(HeldRow & RowDataPacket)[]>(
      `SELECT ${table}.id AS rowId, ${holderId} AS id, ${vin} AS vin, ${citizenId} AS citizenId
       FROM ${from} LEFT JOIN vin_claims claims ON claims.kind = '${kind}' AND claims.holder_id = ${holderId}
       WHERE ${isHolding} AND claims.vin_hash IS NULL AND ${table}.id > ? ORDER BY ${table}.id LIMIT ?`,
      [afterRowId, max],
    );
    return rows;
  }

  /** Those of them that still hold their cars, and whose cars nothing else holds. Whoever ends one meanwhile waits, and frees it. */
  async claim(
    { table, kind, isHolding }: Held,
    rows: readonly (HeldRow & { readonly vinHash: string })[],
  ): Promise<number> {
    return transactionOn(this.pool, async (connection) => {
      const [locked] = await connection.query<RowDataPacket[]>(
        `SELECT id FROM ${table} WHERE id IN (?) AND ${isHolding} FOR UPDATE SKIP LOCKED`,
        [rows.map(({ rowId }) => rowId)],
      );
      const still = new Set(locked.map((row) => Number(row['id'])));
      let claimed = 0;
      for (const { rowId, vinHash, id, citizenId } of rows) {
        if (!still.has(rowId)) continue;
        if (await isAdded(connection, [vinHash, kind, id, citizenId])) claimed += 1;
      }
      return claimed;
    });
  }

  /** What has ended never holds again, so what was seen a moment ago still counts. */
  async freeEnded(kinds: readonly VinClaimKind[], max: number): Promise<number> {
    let freed = 0;
    for (const { kind, sql } of ENDED) {
      if (!kinds.includes(kind)) continue;
      const [rows] = await this.pool.query<RowDataPacket[]>(sql, [max]);
      if (rows.length === 0) continue;
      const ids = rows.map((row) => Number(row['id']));
      await this.pool.query('DELETE FROM vin_claims WHERE kind = ? AND holder_id IN (?)', [kind, ids]);
      freed += rows.length;
    }
    return freed;
  }
}

/** False when something else holds the car. Not IGNORE, which would hide other faults. */
async function isAdded(
  connection: TransactionConnection,
  values: readonly (string | number)[],
): Promise<boolean> {
  try {
    await connection.query(ADD, [...values]);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ER_DUP_ENTRY') return false;
    throw error;
  }
}
