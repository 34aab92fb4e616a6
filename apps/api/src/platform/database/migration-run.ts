// Runs migrations on a connection, each change unless it has been made. Two that run at once come to the same schema; GET_LOCK, which
// MigrationRunner takes, only saves them the meeting.
import type { Connection, ResultSetHeader } from 'mysql2/promise';
import type { Umzug } from 'umzug';
import {
  isRefusedForLocks,
  LockPatience,
  type MigrationStep,
  type PatienceOptions,
  SHORT_LOCK_WAITS,
} from './lock-patience';
import type { Migration } from './migration';
import { MigrationJournal } from './migration-journal';
import type { DataChange, SchemaChange } from './schema-change';
import { QUOTE_NAMES, readTable } from './table-as-it-is';

type Direction = 'up' | 'down';

export class MigrationRun {
  private readonly journal: MigrationJournal;
  private readonly patience: LockPatience;

  constructor(
    private readonly connection: Connection,
    private readonly migrations: readonly Migration[],
    options: PatienceOptions = {},
  ) {
    this.journal = new MigrationJournal(connection);
    this.patience = new LockPatience(connection, options);
  }

  /** Returns the names of what it ran. */
  async up(): Promise<readonly string[]> {
    return (await (await this.umzug()).up()).map(({ name }) => name);
  }

  /** Takes everything back; returns the names of what it took back. */
  async down(): Promise<readonly string[]> {
    return (await (await this.umzug()).down({ to: 0 })).map(({ name }) => name);
  }

  private async umzug(): Promise<Umzug> {
    // Only here: a command line comes along with it, and every start of the program knows this file.
    const { Umzug: Runner } = await import('umzug');
    await this.connection.query(SHORT_LOCK_WAITS);
    await this.connection.query(QUOTE_NAMES);
    return new Runner({
      logger: undefined,
      migrations: this.migrations.map((migration) => ({
        name: migration.name,
        up: () => this.run(migration, 'up'),
        down: () => this.run(migration, 'down'),
      })),
      storage: {
        executed: () => this.journal.names(),
        logMigration: ({ name }) => this.journal.ranUp(name),
        unlogMigration: ({ name }) => this.journal.ranDown(name),
      },
    });
  }

  private async run(migration: Migration, direction: Direction): Promise<void> {
    if (direction === 'up') await this.journal.begins(migration);
    for (const change of migration[direction]) {
      // Somebody else has come to the end of it: what came after that must not be met by what is left here.
      if ((await this.journal.has(migration.name)) === (direction === 'up')) return;
      const changes = change.kind === 'data' ? change.name : change.table;
      const step = { migration: migration.name, changes };
      await this.patience.until(step, () => this.make(change, step, direction));
    }
  }

  private async make(change: SchemaChange, step: MigrationStep, direction: Direction): Promise<void> {
    const mark = `${step.migration}/${direction}/${step.changes}`;
    const before = await this.remaining(change, mark);
    if (before === null) return;
    try {
      if (change.kind === 'data') await this.changeRows(change, mark);
      else await this.connection.query(before);
    } catch (error) {
      if (isRefusedForLocks(error)) throw error;
      // Whoever runs beside us may have been faster: the error is none then.
      if ((await this.remaining(change, mark)) === before) throw error;
      await this.make(change, step, direction);
    }
  }

  /** Returns how many. One statement is a transaction of its own. */
  private async changeSome(sql: string): Promise<number> {
    const [{ affectedRows }] = await this.connection.query<ResultSetHeader>(sql);
    return affectedRows;
  }

  private async remaining(change: SchemaChange, mark: string): Promise<string | null> {
    if (change.kind === 'table') return change.remaining(await readTable(this.connection, change.table));
    return (await this.journal.has(mark)) ? null : change.sql;
  }

  private async changeRows({ sql, batch }: DataChange, mark: string): Promise<void> {
    // What was changed already is not met again: the last one, which finds nothing or little, sets the mark.
    if (batch !== null) while ((await this.changeSome(sql)) === batch);
    await this.connection.query('START TRANSACTION');
    try {
      await this.journal.mark(mark);
      await this.connection.query(sql);
      await this.connection.query('COMMIT');
    } catch (error) {
      await this.connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}
