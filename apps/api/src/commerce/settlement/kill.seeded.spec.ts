// Programs that settle an auction are killed with kill -9 again and again: in the end everybody is settled, once, and the books balance.
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  aCitizen,
  aDatabase,
  anAuction,
  anEnrolment,
  aRunningApp,
  BuiltProgram,
  endAuction,
  faultsOfBooks,
  holdDeposits,
  nightly,
  randomOf,
  TEST_SEED,
  type TestAuction,
  type TestEnrolment,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';

const LOTS = nightly(30, 60);
/** Two for each lot: one wins it, the other loses. */
const BIDDERS = 2 * LOTS;
const KILLS_MAX = nightly(2, 4);
const GRACE_MAX_MS = 120;
const HAMMER_FEN = 5_100_000;
const DEPOSIT_FEN = 500_000;

describe('programs that are killed while they settle an auction', () => {
  const random = randomOf(TEST_SEED);
  let database: ThrowAwayDatabase;
  let program: BuiltProgram;
  let auction: TestAuction;
  const enrolments: TestEnrolment[] = [];

  beforeAll(async () => {
    [database, program] = await Promise.all([aDatabase(), BuiltProgram.build()]);
    auction = await anAuction(database.pool, { lots: Array.from({ length: LOTS }, () => ({})) });
    const running = await aRunningApp({ HAOPAI_ROLE: 'edge' }, database);
    for (let each = 0; each < BIDDERS; each += 1) {
      const { id: citizenId } = await aCitizen(database.pool);
      const given = { auctionId: auction.id, citizenId, shares: 2 };
      const enrolment = await anEnrolment(database.pool, given);
      await holdDeposits(running, enrolment, { citizenId, depositFen: DEPOSIT_FEN });
      enrolments.push(enrolment);
    }
    await running.stop();
    const bidder = (nth: number) => {
      const enrolment = enrolments[nth];
      return { paddleNo: enrolment?.paddleNo ?? 0, entryId: enrolment?.entries[0]?.id ?? 0 };
    };
    await endAuction(
      database.pool,
      auction,
      auction.lots.map((_, lot) => ({
        bidsFen: [5_000_000, HAMMER_FEN],
        bidders: [bidder(2 * lot), bidder(2 * lot + 1)],
      })),
    );
  });
  afterAll(async () => {
    await program.remove();
    await database.drop();
  });

  const count = async (sql: string): Promise<number> => {
    const [rows] = await database.pool.query(`SELECT COUNT(*) AS n FROM ${sql}`);
    return (rows as { n: number }[])[0]?.n ?? 0;
  };
  const settled = (): Promise<number> => count('entries WHERE settled_at_ms IS NOT NULL');
  const start = (): Promise<ChildProcess> => program.start(database.config, { HAOPAI_ROLE: 'edge' });

  it(`settle each bidder once (HAOPAI_TEST_SEED=${TEST_SEED} takes the same course)`, async () => {
    let hits = 0;
    for (let kills = 0; kills < KILLS_MAX; kills += 1) {
      const before = await settled();
      if (before === 2 * BIDDERS) break;
      const pair = await Promise.all([start(), start()]);
      await waitUntil(async () => (await settled()) > before);
      await sleep(random() * GRACE_MAX_MS);
      await Promise.all(pair.map((child) => program.kill(child)));
      if ((await settled()) < 2 * BIDDERS) hits += 1;
      expect(await faultsOfBooks(database.pool)).toEqual([]);
    }
    // The kills hit: some were left to the next.
    expect(hits).toBeGreaterThan(0);

    const last = await start();
    await waitUntil(async () => (await count('auctions WHERE settled_at_ms IS NOT NULL')) === 1);
    await program.kill(last);

    expect(await settled()).toBe(2 * BIDDERS);
    expect(await count(`won_lots WHERE state = 'due'`)).toBe(LOTS);
    const rest = HAMMER_FEN - DEPOSIT_FEN;
    expect(await count(`orders WHERE kind = 'balance' AND amount_fen = ${rest}`)).toBe(LOTS);
    expect(await count(`orders WHERE kind = 'balance'`)).toBe(LOTS);
    expect(await count(`deposits WHERE state = 'held'`)).toBe(LOTS);
    expect(await count(`deposits WHERE state = 'refunded'`)).toBe(2 * BIDDERS - LOTS);
    expect(await count('refunds')).toBe(2 * BIDDERS - LOTS);
    // Of the enrolment, of the deposits that go back, and of the lots that were won.
    expect(await count(`outbox WHERE channel = 'notice'`)).toBe(2 * BIDDERS + LOTS);
    expect(await faultsOfBooks(database.pool)).toEqual([]);
  }, 300_000);
});
