// Two tables as a tutorial would make them: the lot with its price, and a row a bid.
import { DEFAULT_LADDER } from '@haopai/rules';
import type { Pool } from 'mysql2/promise';

export const PEER_CLIENTS = 32;
export const PEER_STEP_FEN = DEFAULT_LADDER[0];
const START_PRICE_FEN = 5_000_000;

/** Makes the tables and lots 1 to `lotCount`. */
export async function createPeerTables(pool: Pool, lotCount: number): Promise<void> {
  await pool.query(`CREATE TABLE peer_lots (
    id INT NOT NULL PRIMARY KEY,
    price_fen BIGINT NOT NULL,
    leader_paddle INT NULL,
    version INT NOT NULL
  ) ENGINE=InnoDB`);
  await pool.query(`CREATE TABLE peer_bids (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    lot_id INT NOT NULL,
    paddle_no INT NOT NULL,
    amount_fen BIGINT NOT NULL,
    at_ms BIGINT NOT NULL,
    KEY by_lot (lot_id)
  ) ENGINE=InnoDB`);
  const lots = Array.from({ length: lotCount }, (_, index) => [index + 1, START_PRICE_FEN, 0]);
  await pool.query('INSERT INTO peer_lots (id, price_fen, version) VALUES ?', [lots]);
}
