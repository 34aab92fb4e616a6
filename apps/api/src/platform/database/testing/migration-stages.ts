// The migrations in parts, and the rows of a site that was used between them: what migrations make of rows is seen at these.
import { MIGRATIONS } from '../migrations';
import type { Migration } from '../migration';
import type { MysqlPool } from '../mysql-pool';

interface MigrationStage {
  readonly migrations: readonly Migration[];
  /** What the site writes when these have run. */
  readonly use: (pool: MysqlPool) => Promise<void>;
}

const FIRST_TO_CHANGE_ROWS = MIGRATIONS.findIndex(({ name }) => name === '0012-enrolments');
const FIRST_TO_READ_THE_AUDIT = MIGRATIONS.findIndex(({ name }) => name === '0024-agreement-consents');
const FIRST_TO_STOP_AUCTIONS = MIGRATIONS.findIndex(({ name }) => name === '0032-auction-stops');

export const MIGRATION_STAGES: readonly MigrationStage[] = [
  { migrations: MIGRATIONS.slice(0, FIRST_TO_CHANGE_ROWS), use: twoAuctions },
  { migrations: MIGRATIONS.slice(FIRST_TO_CHANGE_ROWS, FIRST_TO_READ_THE_AUDIT), use: whatStaffDid },
  {
    migrations: MIGRATIONS.slice(FIRST_TO_READ_THE_AUDIT, FIRST_TO_STOP_AUCTIONS),
    use: () => Promise.resolve(),
  },
  { migrations: MIGRATIONS.slice(FIRST_TO_STOP_AUCTIONS), use: () => Promise.resolve() },
];

/** One has ended, the other is still to come; in each one enrolment is paid and one is not. */
async function twoAuctions(pool: MysqlPool): Promise<void> {
  await pool.query(`INSERT INTO regions (code, name_zh, name_en) VALUES ('330702', '婺城区', 'Wucheng')`);
  for (const id of [1, 2])
    await insert(pool, 'citizens', {
      id,
      username: `citizen_${id}`,
      username_key: `citizen_${id}`,
      password_hash: '-',
      kind: 'person',
      display_name: `市民${id}`,
      region: '330702',
      created_at_ms: id,
      agreement_version: id === 1 ? '2026-01' : null,
      agreed_at_ms: id === 1 ? 7 : null,
    });
  for (const id of [1, 2]) {
    await insert(pool, 'auctions', {
      id,
      title: `Auction ${id}`,
      published_at_ms: 1,
      starts_at_ms: 2,
      ended_at_ms: id === 1 ? 3 : null,
      deposit_fen: 100,
      first_bid_ms: 300_000,
      countdown_ms: 60_000,
      ladder_fen: '100',
    });
    for (const citizen of [1, 2]) {
      const enrolmentId = id * 10 + citizen;
      await insert(pool, 'enrolments', {
        id: enrolmentId,
        auction_id: id,
        citizen_id: citizen,
        paddle_no: citizen,
        access_code: `code-${id}-${citizen}`,
        paid_at_ms: citizen === 1 ? 2 : null,
      });
      await insert(pool, 'entries', {
        enrolment_id: enrolmentId,
        auction_id: id,
        vin: `1M8GDM9AXKP04278${citizen}`,
      });
    }
  }
}

async function whatStaffDid(pool: MysqlPool): Promise<void> {
  await insert(pool, 'pictures', {
    name: 'p.png',
    type: 'image/png',
    width: 1,
    height: 1,
    byte_count: 1,
    content: 'x',
    added_at_ms: 1,
  });
  const acts = [
    ['picture.added', 'picture:p.png'],
    ['auction.drafted', 'auction:2'],
  ] as const;
  for (const [index, [act, subject]] of acts.entries())
    await insert(pool, 'audit_entries', {
      entry_no: index + 1,
      at_ms: 1,
      staff_id: 5,
      act,
      subject,
      entry: JSON.stringify({ staffName: '文员' }),
      hash: '0'.repeat(64),
    });
  await insert(pool, 'reservations', {
    citizen_id: 1,
    plate_number: '浙G12345',
    plate_kind: 'small',
    plate_colour: 'blue',
    is_personalised: false,
    region: '330702',
    vin: '1M8GDM9AXKP042788',
    language: 'zh',
    state: 'rejected',
    created_at_ms: 1,
    decided_by: '名'.repeat(80),
    released_at_ms: 2,
  });
}

/** Columns are given by their names in the table. */
async function insert(pool: MysqlPool, table: string, row: object): Promise<void> {
  await pool.query('INSERT INTO ?? SET ?', [table, row]);
}
