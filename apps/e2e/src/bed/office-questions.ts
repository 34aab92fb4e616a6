// What the back office asks questions about, beside the subjects of its pages: a running sale, a wished-for plate, a refund that failed,
// a payment that does not fit, a comparison that does not come out even, words that are not out yet, and a colleague.
import { randomUUID } from 'node:crypto';
import type { AdminEnrolmentView, Page, ReservationCase } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { logIn } from '../../../../tools/bots';
import { personIdentity } from '../../../../tools/seed';
import { giveIdentities } from '../../../../tools/seed/give-identities';
import { TEST_KEYS } from '../../../../tools/services';
import type { BackOffice } from './back-office';
import { eventually } from './eventually';
import { aCar } from './newcomer';
import type { OfficeSubjects } from './office-subjects';
import { arrangeSale, type Bidder } from './sale';
import type { SaleSite } from './sale-site';

const COMING_VERSION = '2099-01-01';
const WISH = '20992';
const LONG_ENOUGH_MS = 300_000;
/** Far from those that the demo gives out. */
const IDENTITY_NO = 990;
const TEXT = { title: '通知', summary: '', markdown: '内容' };
const AGREEMENT = { title: '协议', html: '<p>文</p>', identityTitle: '身份', identityHtml: '<p>文</p>' };

export interface OfficeQuestions extends OfficeSubjects {
  readonly liveId: number;
  readonly lotId: number;
  readonly paddleNo: number;
  readonly reservationId: number;
  readonly draftedArticleId: number;
  readonly version: string;
  readonly colleagueId: number;
  readonly refundNo: string;
}

/** `office` is of somebody else than who is asked: some things take two. */
export async function arrangeQuestions(
  site: SaleSite,
  office: BackOffice,
  subjects: OfficeSubjects,
): Promise<OfficeQuestions> {
  const { auctionId: liveId, lots, bidders } = await arrangeSale(site.db, { firstBidMs: LONG_ENOUGH_MS });
  const [lot, bidder] = [lots[0], bidders[0]];
  if (lot === undefined || bidder === undefined) throw new Error('the sale has no lot or bidder');
  const identity = new Map([[bidder.username, personIdentity(IDENTITY_NO)]]);
  await giveIdentities(site.db, identity, TEST_KEYS);
  const enrolled = await office.get<Page<AdminEnrolmentView>>(`auctions/${liveId}/enrolments`);
  const texts = { zh: TEXT, en: TEXT };
  const [reservationId, article, refundNo] = await Promise.all([
    wishForPlate(site, office, bidder),
    office.post<{ id: number }>('articles', { slug: 'not-out-yet', kind: 'announcement', texts }),
    failRefund(site),
    letPaymentBeOdd(site),
    letComparisonDiffer(site, subjects.runId),
    office.post('agreements', { version: COMING_VERSION, texts: { zh: AGREEMENT, en: AGREEMENT } }),
  ]);
  return {
    ...subjects,
    ...{ citizenId: enrolled.items.find(({ paddleNo }) => paddleNo === bidder.paddleNo)?.citizenId ?? 0 },
    ...{ liveId, lotId: lot.id, paddleNo: bidder.paddleNo, reservationId, refundNo },
    ...{ draftedArticleId: article.id, version: COMING_VERSION, colleagueId: subjects.staffId },
  };
}

async function wishForPlate(
  { baseUrl }: SaleSite,
  office: BackOffice,
  { username, password }: Bidder,
): Promise<number> {
  const { cookie } = await logIn(baseUrl, username, password);
  const answer = await fetch(`${baseUrl}/api/v1/reservations`, {
    method: 'POST',
    headers: {
      ...{ 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      ...{ Origin: baseUrl, Cookie: cookie },
    },
    body: JSON.stringify({ tail: WISH, vin: aCar() }),
  });
  if (!answer.ok) throw new Error(`nobody could wish for a plate: ${answer.status} ${await answer.text()}`);
  const { items } = await office.get<Page<ReservationCase>>('reservations');
  return items.find(({ plate }) => plate.number.endsWith(WISH))?.id ?? 0;
}

/** As if the provider had refused what went back to whoever won nothing. Returns its number. */
async function failRefund({ db }: SaleSite): Promise<string> {
  const newest = async () => {
    const sql = 'SELECT refund_no AS refundNo, state FROM refunds ORDER BY id DESC LIMIT 1';
    const [[refund]] = await db.query<RowDataPacket[]>(sql);
    return refund;
  };
  await eventually(newest, expect.objectContaining({ state: 'done' }));
  const refundNo = String((await newest())?.refundNo);
  await db.query(
    `UPDATE refunds SET state = 'failed', last_failure = 'SANDBOX.tooMuch' WHERE refund_no = ?`,
    [refundNo],
  );
  return refundNo;
}

/** As if the provider had told another amount of a second payment of some order. */
async function letPaymentBeOdd({ db }: SaleSite): Promise<void> {
  const paymentNo = '20991127000000000002';
  await db.query(
    `INSERT INTO payments (payment_no, order_id, citizen_id, provider, state, amount_fen, created_at_ms, valid_until_ms,
       ask_at_ms, asks)
     SELECT ?, order_id, citizen_id, provider, 'odd', amount_fen, created_at_ms, valid_until_ms, ask_at_ms, 0
     FROM payments ORDER BY id LIMIT 1`,
    [paymentNo],
  );
  await db.query(
    'INSERT INTO odd_payments (payment_id, told_fen) SELECT id, 1 FROM payments WHERE payment_no = ?',
    [paymentNo],
  );
}

/** As if the provider knew of a payment that is not in the books. */
async function letComparisonDiffer({ db }: SaleSite, runId: number): Promise<void> {
  await db.query(
    `INSERT INTO reconciliation_differences (reconciliation_id, kind, number, ours_fen, theirs_fen, state)
     VALUES (?, 'notBooked', '20991127000000000001', 0, 200000, 'open')`,
    [runId],
  );
}
