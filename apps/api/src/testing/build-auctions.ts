// Builders of auctions with their lots, and of enrolments with their entries.
import { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS, DEFAULT_LADDER } from '@haopai/rules';
import { parseDataKeys, TextSeal } from '@haopai/sealed-data';
import { ladderToText, type MysqlPool } from '../platform/database';
import { aRegion, TEST_REGION } from './build-citizens';
import { insertRow } from './insert-row';
import { TEST_DATA_KEYS } from './test-data-keys';

export interface TestLot {
  readonly id: number;
  readonly lotNo: number;
  readonly plateNumber: string;
  readonly region: string;
}

export interface TestAuction {
  readonly id: number;
  readonly startsAtMs: number;
  readonly lots: readonly TestLot[];
}

export interface TestEnrolment {
  readonly id: number;
  readonly paddleNo: number;
  readonly accessCode: string;
  readonly entries: readonly { readonly id: number; readonly vin: string }[];
}

export interface LotGiven {
  readonly plateNumber?: string;
  readonly isPersonalised?: boolean;
  readonly region?: string;
  readonly startPriceFen?: number;
  readonly opensAtMs?: number;
}

const MINUTE_MS = 60_000;
let serial = 0;

/** Published, started a second ago, one lot of TEST_REGION, the manual's countdowns and ladder. */
export async function anAuction(
  pool: MysqlPool,
  given: Partial<{
    title: string;
    publishedAtMs: number | null;
    startsAtMs: number;
    endedAtMs: number | null;
    depositFen: number;
    firstBidMs: number;
    countdownMs: number;
    ladderFen: readonly number[];
    lots: readonly LotGiven[];
  }> = {},
): Promise<TestAuction> {
  serial += 1;
  const startsAtMs = given.startsAtMs ?? Date.now() - 1_000;
  const id = await insertRow(pool, 'auctions', {
    title: given.title ?? `第${serial}期`,
    published_at_ms: null,
    // In the past while it has no lots, so that no reservation is placed in it before.
    starts_at_ms: 0,
    ended_at_ms: given.endedAtMs ?? null,
    deposit_fen: given.depositFen ?? 500_000,
    first_bid_ms: given.firstBidMs ?? DEFAULT_FIRST_BID_MS,
    countdown_ms: given.countdownMs ?? DEFAULT_COUNTDOWN_MS,
    ladder_fen: ladderToText(given.ladderFen ?? DEFAULT_LADDER),
  });
  const lots: TestLot[] = [];
  for (const [index, lot] of (given.lots ?? [{}]).entries()) {
    lots.push(await aLot(pool, id, index + 1, { opensAtMs: startsAtMs, ...lot }));
  }
  // Published last: who sees a published auction sees all of its lots.
  const publishedAtMs = given.publishedAtMs === undefined ? Date.now() - MINUTE_MS : given.publishedAtMs;
  await pool.query('UPDATE auctions SET published_at_ms = ?, starts_at_ms = ? WHERE id = ?', [
    publishedAtMs,
    startsAtMs,
    id,
  ]);
  return { id, startsAtMs, lots };
}

async function aLot(pool: MysqlPool, auctionId: number, lotNo: number, given: LotGiven): Promise<TestLot> {
  const plateNumber = given.plateNumber ?? `浙G${String(80_000 + lotNo)}`;
  const region = await aRegion(pool, given.region ?? TEST_REGION);
  const id = await insertRow(pool, 'lots', {
    auction_id: auctionId,
    lot_no: lotNo,
    plate_number: plateNumber,
    plate_kind: 'ordinary',
    plate_colour: 'blue',
    is_personalised: given.isPersonalised ?? false,
    region,
    start_price_fen: given.startPriceFen ?? 5_000_000,
    opens_at_ms: given.opensAtMs ?? Date.now(),
  });
  return { id, lotNo, plateNumber, region };
}

/** Paid, with `shares` entries (one unless told). */
export async function anEnrolment(
  pool: MysqlPool,
  given: { auctionId: number; citizenId: number } & Partial<{
    paddleNo: number;
    accessCode: string;
    paidAtMs: number | null;
    shares: number;
  }>,
): Promise<TestEnrolment> {
  serial += 1;
  const paddleNo = given.paddleNo ?? 100 + serial;
  const accessCode = given.accessCode ?? String(100_000 + serial);
  const paidAtMs = given.paidAtMs === undefined ? Date.now() : given.paidAtMs;
  const state = paidAtMs === null ? 'unpaid' : 'paid';
  const id = await insertRow(pool, 'enrolments', {
    auction_id: given.auctionId,
    citizen_id: given.citizenId,
    paddle_no: paddleNo,
    access_code_sealed: new TextSeal(parseDataKeys(TEST_DATA_KEYS) ?? []).seal(accessCode),
    state,
    created_at_ms: Date.now(),
    paid_at_ms: paidAtMs,
  });
  const entries: { id: number; vin: string }[] = [];
  for (let share = 0; share < (given.shares ?? 1); share += 1) {
    serial += 1;
    const vin = `WDD${String(serial).padStart(14, '0')}`;
    const entry = { enrolment_id: id, auction_id: given.auctionId, vin, state };
    const entryId = await insertRow(pool, 'entries', entry);
    entries.push({ id: entryId, vin });
  }
  return { id, paddleNo, accessCode, entries };
}
