// Enrols citizens in an auction, paid: paddle numbers, access codes and entries as payment would have made them.
import { randomInt } from 'node:crypto';
import { parseDataKeys, TextSeal } from '@haopai/sealed-data';
import { type SiteKeys, TEST_KEYS } from '../services';
import { type Database, databaseNowMs, insertRows, select } from './rows';
import { vinOf } from './vin-numbers';

export interface EnrolmentSpec {
  readonly citizenId: number;
  /** Deposit shares, each an entry with a VIN of its own; one when left out. */
  readonly shares?: number;
}

export interface MadeEntry {
  readonly id: number;
  readonly vin: string;
}

export interface MadeEnrolment {
  readonly id: number;
  readonly citizenId: number;
  readonly paddleNo: number;
  readonly accessCode: string;
  readonly entries: readonly MadeEntry[];
}

const FIRST_PADDLE = 101;

export type SealingKeys = Pick<SiteKeys, 'dataKeys'>;

/**
 * Paddles follow on those that are taken in the auction, cars on those of all auctions: one that got a plate in one of them may stand in no other.
 * `keys` are the site's. Returned in the order of the specs.
 */
export async function enrol(
  db: Database,
  auctionId: number,
  specs: readonly EnrolmentSpec[],
  keys: SealingKeys = TEST_KEYS,
): Promise<readonly MadeEnrolment[]> {
  const [taken = { paddle: 0, entries: 0 }] = await select(
    db,
    `SELECT (SELECT COALESCE(MAX(paddle_no), 0) FROM enrolments WHERE auction_id = ?) AS paddle,
            (SELECT COUNT(*) FROM entries) AS entries`,
    [auctionId],
    (row) => ({ paddle: Number(row.paddle), entries: Number(row.entries) }),
  );
  const nowMs = await databaseNowMs(db);
  const firstPaddle = Math.max(FIRST_PADDLE, taken.paddle + 1);
  const textSeal = sealUnder(keys);
  const enrolments = specs.map(({ citizenId }, index) => [
    auctionId,
    citizenId,
    firstPaddle + index,
    textSeal.seal(String(randomInt(100_000, 1_000_000))),
    'paid',
    nowMs,
    nowMs,
  ]);
  const columns = [
    'auction_id',
    'citizen_id',
    'paddle_no',
    'access_code_sealed',
    'state',
    'created_at_ms',
    'paid_at_ms',
  ];
  await insertRows(db, 'enrolments', columns, enrolments);

  const idByCitizen = new Map(
    await select(
      db,
      'SELECT id, citizen_id FROM enrolments WHERE auction_id = ? AND paddle_no >= ?',
      [auctionId, firstPaddle],
      (row) => [Number(row.citizen_id), Number(row.id)] as const,
    ),
  );
  let serial = taken.entries;
  const entries = specs.flatMap(({ citizenId, shares = 1 }) =>
    Array.from({ length: shares }, () => {
      serial += 1;
      return [idByCitizen.get(citizenId) ?? null, auctionId, vinOf(serial), 'paid'];
    }),
  );
  await insertRows(db, 'entries', ['enrolment_id', 'auction_id', 'vin', 'state'], entries);
  const made = await enrolmentsOf(db, auctionId, keys);
  return made.filter(({ paddleNo }) => paddleNo >= firstPaddle);
}

/** All paid enrolments of an auction by paddle number. */
export async function enrolmentsOf(
  db: Database,
  auctionId: number,
  keys: SealingKeys = TEST_KEYS,
): Promise<readonly MadeEnrolment[]> {
  const textSeal = sealUnder(keys);
  const entries = new Map<number, MadeEntry[]>();
  await select(
    db,
    `SELECT id, enrolment_id, vin FROM entries WHERE auction_id = ? AND state = 'paid' ORDER BY id`,
    [auctionId],
    (row) => {
      const known = entries.get(Number(row.enrolment_id)) ?? [];
      entries.set(Number(row.enrolment_id), [...known, { id: Number(row.id), vin: String(row.vin) }]);
    },
  );
  const sql = `SELECT id, citizen_id, paddle_no, access_code_sealed FROM enrolments
    WHERE auction_id = ? AND access_code_sealed IS NOT NULL ORDER BY paddle_no`;
  return select(db, sql, [auctionId], (row) => ({
    id: Number(row.id),
    citizenId: Number(row.citizen_id),
    paddleNo: Number(row.paddle_no),
    accessCode: textSeal.open(String(row.access_code_sealed)),
    entries: entries.get(Number(row.id)) ?? [],
  }));
}

function sealUnder({ dataKeys }: SealingKeys): TextSeal {
  const keys = parseDataKeys(dataKeys);
  if (keys === null) throw new Error('the keys of personal data are not usable');
  return new TextSeal(keys);
}
