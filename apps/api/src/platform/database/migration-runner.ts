// Brings the schema up or down, one instance at a time: umzug orders, GET_LOCK keeps the others waiting.
import type { Connection, Pool, RowDataPacket } from 'mysql2/promise';
import { Umzug } from 'umzug';
import { aloneInDatabase } from './alone-in-database';
import type { Migration } from './migration';

/** Names the migrations that have run. */
export const JOURNAL_TABLE = 'schema_migrations';

interface NameRow extends RowDataPacket {
  readonly name: string;
}

export class MigrationRunner {
  constructor(
    private readonly pool: Pool,
    private readonly migrations: readonly Migration[],
  ) {}

  /** Runs what has not run yet; returns the names of what it ran. */
  async up(): Promise<readonly string[]> {
    return this.alone(async (connection) => (await this.umzug(connection).up()).map(({ name }) => name));
  }

  /** Takes everything back; returns the names of what it took back. */
  async down(): Promise<readonly string[]> {
    return this.alone(async (connection) =>
      (await this.umzug(connection).down({ to: 0 })).map(({ name }) => name),
    );
  }

  private alone<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    return aloneInDatabase(this.pool, 'migrate', work);
  }

  private umzug(connection: Connection): Umzug<Connection> {
    const run = async (sql: string): Promise<void> => {
      await connection.query(sql);
    };
    return new Umzug({
      context: connection,
      logger: undefined,
      migrations: this.migrations.map(({ name, up, down }) => ({
        name,
        up: () => up(run),
        down: () => down(run),
      })),
      storage: {
        executed: () => this.executed(connection),
        logMigration: async ({ name }) => {
          await connection.query(`INSERT INTO ${JOURNAL_TABLE} (name, ran_at_ms) VALUES (?, ?)`, [
            name,
            Date.now(),
          ]);
        },
        unlogMigration: async ({ name }) => {
          await connection.query(`DELETE FROM ${JOURNAL_TABLE} WHERE name = ?`, [name]);
        },
      },
    });
  }

  private async executed(connection: Connection): Promise<string[]> {
    await connection.query(
      `CREATE TABLE IF NOT EXISTS ${JOURNAL_TABLE} (
        name VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
        ran_at_ms BIGINT NOT NULL
      ) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
    const [rows] = await connection.query<NameRow[]>(`SELECT name FROM ${JOURNAL_TABLE} ORDER BY name`);
    return rows.map(({ name }) => name);
  }
}
