// Two migrate at once, and GET_LOCK does not keep them apart: its session was killed, or each has it on a server of its own. No harm is done.
import type { PoolConnection } from 'mysql2/promise';
import { aBareDatabase, type ThrowAwayDatabase, waitUntil } from '../../testing';
import { addColumn, alterTable, dropColumn } from './alter-table';
import type { Migration } from './migration';
import { MigrationRun } from './migration-run';
import { MigrationRunner } from './migration-runner';
import { changeData, createTables } from './schema-change';
import { dumpOf } from './testing/database-dump';
import { type Change, type Interference, interferedPool } from './testing/interfered-pool';
import { MIGRATION_STAGES } from './testing/migration-stages';

const [BEFORE, CHANGING] = MIGRATION_STAGES.map(({ migrations }) => migrations) as [
  readonly Migration[],
  readonly Migration[],
];

/** Stops before the first change that it is meant for, and goes on when it is let. */
class Gate {
  private stopped: PoolConnection | null = null;
  private isOpen = false;

  constructor(private readonly isFor: (change: Change) => boolean) {}

  readonly interfere: Interference = async (change) => {
    if (this.stopped === null && this.isFor(change)) {
      this.stopped = change.connection;
      await waitUntil(() => this.isOpen);
    }
    return change.make();
  };

  /** The connection of whoever stands before it. */
  async whenReached(): Promise<PoolConnection> {
    await waitUntil(() => this.stopped !== null);
    if (this.stopped === null) throw new Error('nobody stands here');
    return this.stopped;
  }

  open(): void {
    this.isOpen = true;
  }
}

describe('two who migrate at once', () => {
  const pauseAfter = (): number => 20;
  let database: ThrowAwayDatabase;
  let calm: ThrowAwayDatabase;
  const borrowed: PoolConnection[] = [];

  beforeEach(async () => {
    database = await aBareDatabase();
    calm = await aBareDatabase();
    for (const { pool } of [database, calm]) {
      await new MigrationRunner(pool, BEFORE).up();
      await MIGRATION_STAGES[0]?.use(pool);
    }
    await new MigrationRunner(calm.pool, CHANGING).up();
  });
  afterEach(async () => {
    for (const connection of borrowed.splice(0)) connection.destroy();
    await database.drop();
    await calm.drop();
  });

  /** Without GET_LOCK. */
  async function unguarded(migrations: readonly Migration[], gate?: Gate): Promise<MigrationRun> {
    const pool = gate === undefined ? database.pool : interferedPool(database.pool, gate.interfere);
    const connection = await pool.getConnection();
    borrowed.push(connection);
    return new MigrationRun(connection, migrations, { pauseAfter });
  }

  it.each([1, 2, 7, 20, 45])(
    'when the session of the first is killed at change %i, the second brings it to an end',
    async (no) => {
      const gate = new Gate((change) => change.no === no);
      const first = new MigrationRunner(interferedPool(database.pool, gate.interfere), CHANGING).up();
      const failed = expect(first).rejects.toThrow();
      const connection = await gate.whenReached();
      const second = new MigrationRunner(database.pool, CHANGING).up();
      await database.pool.query(`KILL ${connection.threadId}`);
      gate.open();
      await failed;
      expect((await second).length).toBeGreaterThan(0);
      expect(await dumpOf(database.pool)).toEqual(await dumpOf(calm.pool));
    },
  );

  it('without any lock, statement by statement side by side', async () => {
    const runs = [await unguarded(CHANGING), await unguarded(CHANGING), await unguarded(CHANGING)];
    await Promise.all(runs.map((run) => run.up()));
    expect(await dumpOf(database.pool)).toEqual(await dumpOf(calm.pool));
  });

  it('change rows once: who comes late finds them as they were used meanwhile', async () => {
    const gate = new Gate(({ sql }) => sql === 'START TRANSACTION');
    const late = (await unguarded(CHANGING, gate)).up();
    await gate.whenReached();
    await new MigrationRunner(database.pool, CHANGING).up();
    // Ended, and not settled yet: it must be settled.
    await database.pool.query('UPDATE auctions SET ended_at_ms = 9 WHERE ended_at_ms IS NULL');
    gate.open();
    await late;
    const [rows] = await database.pool.query('SELECT settled_at_ms FROM auctions WHERE ended_at_ms = 9');
    expect(rows).toEqual([{ settled_at_ms: null }]);
  });

  it('bring nothing back that a later migration has taken away', async () => {
    const told: readonly Migration[] = [
      {
        name: '9001-notes',
        up: [
          ...createTables({ notes: 'id INT NOT NULL PRIMARY KEY' }),
          changeData('first-note', 'INSERT INTO notes (id) VALUES (1)'),
          alterTable('notes', addColumn('body', 'TEXT NULL')),
        ],
        down: [],
      },
      { name: '9002-notes', up: [alterTable('notes', dropColumn('body'))], down: [] },
    ];
    const gate = new Gate(({ sql }) => sql === 'START TRANSACTION');
    const late = (await unguarded(told, gate)).up();
    await gate.whenReached();
    await new MigrationRunner(database.pool, told).up();
    const after = await dumpOf(database.pool);
    gate.open();
    await late;
    expect(await dumpOf(database.pool)).toEqual(after);
  });
});
