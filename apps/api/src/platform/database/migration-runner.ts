// Brings the schema up or down, one instance at a time where GET_LOCK reaches: it is one server's, and gone with its session.
import type { Pool } from 'mysql2/promise';
import { aloneInDatabase } from './alone-in-database';
import type { PatienceOptions } from './lock-patience';
import type { Migration } from './migration';
import { MigrationRun } from './migration-run';

export class MigrationRunner {
  constructor(
    private readonly pool: Pick<Pool, 'getConnection'>,
    private readonly migrations: readonly Migration[],
    private readonly options: PatienceOptions = {},
  ) {}

  /** Runs what has not run yet; returns the names of what it ran. */
  async up(): Promise<readonly string[]> {
    return this.alone((run) => run.up());
  }

  /** Takes everything back; returns the names of what it took back. */
  async down(): Promise<readonly string[]> {
    return this.alone((run) => run.down());
  }

  private alone<Result>(work: (run: MigrationRun) => Promise<Result>): Promise<Result> {
    return aloneInDatabase(this.pool, 'migrate', (connection) =>
      work(new MigrationRun(connection, this.migrations, this.options)),
    );
  }
}
