// Which migrations have run, which changes of rows of those that are under way, and which releases go on beside them.
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Migration } from './migration';

/** Names the migrations that have run, and with a slash behind the name the changes of rows that were made, and who goes on with the data. */
export const JOURNAL_TABLE = 'schema_migrations';

/** Stands before its first change, for releases that do not know it: `0032-some/opens-since/0031-other`. */
export const OPENS_SINCE = 'opens-since';

interface NameRow extends RowDataPacket {
  readonly name: string;
}

/** Every row of it, in order; none where there is no such table yet. */
export async function journalledNames(connection: Pick<Connection, 'query'>): Promise<readonly string[]> {
  try {
    const [rows] = await connection.query<NameRow[]>(`SELECT name FROM ${JOURNAL_TABLE} ORDER BY name`);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ER_NO_SUCH_TABLE') return [];
    throw error;
  }
}

export class MigrationJournal {
  constructor(private readonly connection: Connection) {}

  /** The migrations that have run, in order; makes the table when it is not there. */
  async names(): Promise<string[]> {
    try {
      const [rows] = await this.connection.query<NameRow[]>(
        `SELECT name FROM ${JOURNAL_TABLE} ORDER BY name`,
      );
      return rows.map(({ name }) => name).filter((name) => !name.includes('/'));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ER_NO_SUCH_TABLE')) throw error;
    }
    await this.connection.query(
      `CREATE TABLE IF NOT EXISTS ${JOURNAL_TABLE} (
        name VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
        ran_at_ms BIGINT NOT NULL
      ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
    return this.names();
  }

  async has(name: string): Promise<boolean> {
    const [rows] = await this.connection.query<NameRow[]>(
      `SELECT name FROM ${JOURNAL_TABLE} WHERE name = ?`,
      [name],
    );
    return rows.length > 0;
  }

  /** In the caller's transaction; the primary key is the fence. */
  async mark(name: string): Promise<void> {
    await this.connection.query(`INSERT INTO ${JOURNAL_TABLE} (name, ran_at_ms) VALUES (?, ?)`, [
      name,
      Date.now(),
    ]);
  }

  /** Before its first change. */
  async begins({ name, opensSince }: Migration): Promise<void> {
    if (opensSince === undefined) return;
    const mark = `${name}/${OPENS_SINCE}/${opensSince}`;
    if (!(await this.has(mark))) await this.ranUp(mark);
  }

  /** Whoever ran beside us may have been faster. */
  async ranUp(name: string): Promise<void> {
    await this.connection.query(
      `INSERT INTO ${JOURNAL_TABLE} (name, ran_at_ms) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)`,
      [name, Date.now()],
    );
  }

  /** Its marks go with it: the next time it runs up, rows are changed again. */
  async ranDown(name: string): Promise<void> {
    await this.connection.query(`DELETE FROM ${JOURNAL_TABLE} WHERE name = ? OR name LIKE CONCAT(?, '/%')`, [
      name,
      name,
    ]);
  }
}
