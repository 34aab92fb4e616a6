// Makes a published auction with its lots, whose plates stand in the stock; the engine adopts them by itself.
import { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS, DEFAULT_LADDER } from '@haopai/rules';
import { plateColumns, plateOf } from './plate-numbers';
import { putIntoStock } from './put-into-stock';
import { HOME_REGION } from './regions';
import { type Database, databaseNowMs, insertRows, select } from './rows';

export interface LotSpec {
  readonly plate: string;
  /** The plate of a large vehicle. */
  readonly isYellow?: boolean;
  readonly isPersonalised?: boolean;
  readonly region?: string;
  readonly startPriceFen?: number;
}

export interface AuctionSpec {
  readonly title?: string;
  /** A number makes so many ordinary plates of the home region. */
  readonly lots: number | readonly LotSpec[];
  readonly startsAtMs: number;
  /** Null keeps it a draft; now when left out. */
  readonly publishedAtMs?: number | null;
  /** Countdown that waits for a first bid; the manual's five minutes when left out. */
  readonly firstBidMs?: number;
  /** Countdown that every bid restarts; the manual's minute when left out. */
  readonly countdownMs?: number;
  readonly depositFen?: number;
  readonly ladderFen?: readonly number[];
  /** How much later than the lot before each lot opens. */
  readonly staggerMs?: number;
}

export interface MadeLot {
  readonly id: number;
  readonly lotNo: number;
  readonly plateNumber: string;
  readonly region: string;
  readonly startPriceFen: number;
}

export interface MadeAuction {
  readonly id: number;
  readonly startsAtMs: number;
  readonly lots: readonly MadeLot[];
}

const DEFAULT_START_PRICE_FEN = 500_000;
const DEFAULT_DEPOSIT_FEN = 200_000;
const LOT_COLUMNS = [
  'auction_id',
  'lot_no',
  'plate_number',
  'plate_kind',
  'plate_colour',
  'is_personalised',
  'region',
  'start_price_fen',
  'opens_at_ms',
];

export async function makeAuction(db: Database, spec: AuctionSpec): Promise<MadeAuction> {
  const id = await insertAuction(db, spec);
  const lots: readonly LotSpec[] =
    typeof spec.lots === 'number'
      ? Array.from({ length: spec.lots }, (_, index) => ({ plate: plateOf(10_000 + index) }))
      : spec.lots;
  const plates = lots.map((lot) => ({ ...lot, ...plateColumns(lot.plate, { isYellow: lot.isYellow }) }));
  await putIntoStock(db, plates);
  const rows = plates.map((lot, index) => [
    id,
    index + 1,
    lot.number,
    lot.kind,
    lot.colour,
    lot.isPersonalised ? 1 : 0,
    lot.region ?? HOME_REGION,
    lot.startPriceFen ?? DEFAULT_START_PRICE_FEN,
    spec.startsAtMs + index * (spec.staggerMs ?? 0),
  ]);
  await insertRows(db, 'lots', LOT_COLUMNS, rows);
  // Published last: who sees a published auction sees all of its lots.
  const publishedAtMs = spec.publishedAtMs === undefined ? await databaseNowMs(db) : spec.publishedAtMs;
  await db.query('UPDATE auctions SET published_at_ms = ? WHERE id = ?', [publishedAtMs, id]);
  return { id, startsAtMs: spec.startsAtMs, lots: await lotsOf(db, id) };
}

async function insertAuction(db: Database, spec: AuctionSpec): Promise<number> {
  const [result] = await db.query(
    `INSERT INTO auctions (title, published_at_ms, starts_at_ms, deposit_fen, first_bid_ms, countdown_ms, ladder_fen)
     VALUES (?, NULL, ?, ?, ?, ?, ?)`,
    [
      spec.title ?? (await nextTitle(db, spec.startsAtMs)),
      spec.startsAtMs,
      spec.depositFen ?? DEFAULT_DEPOSIT_FEN,
      spec.firstBidMs ?? DEFAULT_FIRST_BID_MS,
      spec.countdownMs ?? DEFAULT_COUNTDOWN_MS,
      JSON.stringify(spec.ladderFen ?? DEFAULT_LADDER),
    ],
  );
  if (!('insertId' in result)) throw new Error('the database gave the auction no id');
  return result.insertId;
}

/** `2026年第12期`, after those of the same year in Shanghai. */
async function nextTitle(db: Database, startsAtMs: number): Promise<string> {
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Asia/Shanghai' }).format(
    startsAtMs,
  );
  const sql = 'SELECT COUNT(*) AS n FROM auctions WHERE title LIKE ?';
  const [count = 0] = await select(db, sql, [`${year}年第%期`], (row) => Number(row.n));
  return `${year}年第${count + 1}期`;
}

export async function lotsOf(db: Database, auctionId: number): Promise<readonly MadeLot[]> {
  const sql = `SELECT id, lot_no, plate_number, region, start_price_fen FROM lots WHERE auction_id = ? ORDER BY lot_no`;
  return select(db, sql, [auctionId], (row) => ({
    id: Number(row.id),
    lotNo: Number(row.lot_no),
    plateNumber: String(row.plate_number),
    region: String(row.region),
    startPriceFen: Number(row.start_price_fen),
  }));
}
