// Work on a database that one instance shall do at a time: GET_LOCK keeps the others waiting, on one server. On two nodes of a cluster, or behind a
// balancer that changes its mind, two are at it: such work is right without it, and only saves itself the meeting (docs/adr/0113).
import type { Connection, Pool, RowDataPacket } from 'mysql2/promise';

const LOCK_WAIT_MAX_S = 60;

interface LockRow extends RowDataPacket {
  readonly isTaken: number | null;
}

/** `task` names the lock: 20 characters at most. */
export async function aloneInDatabase<Result>(
  pool: Pick<Pool, 'getConnection'>,
  task: string,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await pool.getConnection();
  try {
    // The lock is the server's, not the database's: the name says which database is meant (64 characters at most).
    const [rows] = await connection.query<LockRow[]>(
      `SELECT GET_LOCK(CONCAT('haopai.', ?, '.', MD5(DATABASE())), ?) AS isTaken`,
      [task, LOCK_WAIT_MAX_S],
    );
    if (rows[0]?.isTaken !== 1) throw new Error(`Another instance has been busy for too long: ${task}`);
    return await work(connection);
  } finally {
    // Closing the session gives the lock back, also after a failure in the middle.
    connection.destroy();
  }
}
