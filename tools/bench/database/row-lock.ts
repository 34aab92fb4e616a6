// The peer that everybody knows: a transaction a bid, SELECT … FOR UPDATE on the lot, one row for the bid, one update.
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { BenchBed } from '../bench-bed';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row } from '../measuring/row';
import { createPeerTables, PEER_CLIENTS, PEER_STEP_FEN } from './peer-tables';

interface LotRow extends RowDataPacket {
  readonly price_fen: number;
}

/** Each client bids one step above the price that it reads under the lock, so that every transaction is an accepted bid. */
async function openRowLock(bed: BenchBed, lotCount: number): Promise<OpenRow> {
  const database = await bed.freshDatabase();
  const { pool } = database;
  await createPeerTables(pool, lotCount);
  const bid = async (client: number): Promise<boolean> => {
    const lotId = (client % lotCount) + 1;
    const connection = await pool.getConnection();
    try {
      await connection.beginTransaction();
      const [lots] = await connection.execute<LotRow[]>(
        'SELECT price_fen FROM peer_lots WHERE id = ? FOR UPDATE',
        [lotId],
      );
      const amountFen = (lots[0]?.price_fen ?? 0) + PEER_STEP_FEN;
      await connection.execute<ResultSetHeader>(
        'INSERT INTO peer_bids (lot_id, paddle_no, amount_fen, at_ms) VALUES (?, ?, ?, ?)',
        [lotId, client, amountFen, Date.now()],
      );
      await connection.execute<ResultSetHeader>(
        'UPDATE peer_lots SET price_fen = ?, leader_paddle = ?, version = version + 1 WHERE id = ?',
        [amountFen, client, lotId],
      );
      await connection.commit();
      return true;
    } finally {
      connection.release();
    }
  };
  return {
    measure: async (durationMs) =>
      acceptedSample(await runClosedLoop({ clients: PEER_CLIENTS, durationMs, act: bid }), {
        clients: PEER_CLIENTS,
      }),
    close: database.drop,
  };
}

export const rowLockRows: readonly Row<BenchBed>[] = [
  {
    id: 'peer.rowLock.hotLot',
    counts: 'bids in a transaction each, one lot',
    open: (bed) => openRowLock(bed, 1),
  },
  {
    id: 'peer.rowLock.32lots',
    counts: 'bids in a transaction each, 32 lots',
    open: (bed) => openRowLock(bed, PEER_CLIENTS),
  },
];
