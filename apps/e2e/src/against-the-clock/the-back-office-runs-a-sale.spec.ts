// A whole sale by the people of the back office, from an empty database: staff, fifty lots from a spreadsheet, a second person's word,
// bidders, a hand on the running auction, money in and back and forfeited, the cashier's figures, and an auditor who finds it all.
import type { LotView, Page as PageOf } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { aMinuteLater } from '../bed/a-minute-later';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { hasResult } from '../bed/finished-sale';
import type { Journey } from '../bed/house';
import { lotSheet, lotSheetWithFaults, SHEET_FAULTS, SHEET_LOTS, sheetPlate } from '../bed/lot-sheet';
import { aCar, aNewcomer, type Newcomer } from '../bed/newcomer';
import type { SaleSite } from '../bed/sale-site';
import { unhurriedMs } from '../bed/pace';
import { type Desks, setUpStaff, STAFF } from '../bed/set-up-staff';
import { theBalanceFallsDue, theStartComesIn } from '../bed/time-passes';
import { AuctionDeskPage } from '../pages/auction-desk-page';
import { AuditPage } from '../pages/audit-page';
import type { BiddingPage } from '../pages/bidding-page';
import { ControlRoomPage } from '../pages/control-room-page';
import { openLot } from '../pages/enter';
import { EnrolPage } from '../pages/enrol-page';
import { EnrolmentsPage } from '../pages/enrolments-page';
import { columnOf, SettlementDeskPage } from '../pages/settlement-desk-page';
import { TRIES_AFTER_RESET } from '../bed/requests';

const OPENS_IN_MS = 4_000;
const FIRST_BID_MS = 20_000;
const COUNTDOWN_MS = 10_000;
const terms = (): Readonly<Record<string, string>> => ({
  ...{ title: '2026年第12期', deposit: '2000', 'shares-max': '3', 'payment-days': '5' },
  ...{ ladder: '1000 2000 3000', 'first-bid': seconds(FIRST_BID_MS), countdown: seconds(COUNTDOWN_MS) },
});
const seconds = (quickMs: number): string => String(Math.ceil(unhurriedMs(quickMs) / 1000));
const WHY = {
  pause: '有人反映看不到出价，正在核实',
  resume: '核实无误，继续竞买',
  withdraw: '该号牌登记有误',
};
const FIRST_DAY = ['staff.totpBound', 'staff.passwordSet', 'staff.loggedIn'];

/** What the auditor might try. */
const CHANGES = {
  'auctions/1/publish': { version: 1 },
  'settlement/lots/1/remind': {},
  'reservations/1/rejection': { reason: '没有权限' },
  staff: { username: 'another', displayName: '另一人', role: 'clerk' },
};

interface Sale {
  readonly auctionId: number;
  readonly citizens: readonly [Newcomer, Newcomer, Newcomer];
}

const house = openCitizensHouse();

describe('a sale', () => {
  it('is prepared, published by a second person, run, settled and accounted for by the staff alone', () =>
    house.journey(async (journey) => {
      await expectEmpty(journey.site);
      const desks = await setUpStaff(journey);
      const auctionId = await draftsAndImports(desks.clerk);
      await isPublishedByAnother(desks, auctionId);
      const citizens = await enrolAndPay(journey, auctionId);
      await runs(journey, desks.auctioneer, { auctionId, citizens });
      await isSettled(journey, desks.cashier, { auctionId, citizens });
      await isAccountedFor(desks.cashier, auctionId);
      await isAudited(desks.auditor, auctionId);
    }));
});

async function expectEmpty({ db }: SaleSite): Promise<void> {
  for (const table of ['staff', 'citizens', 'plates', 'auctions', 'orders', 'audit_entries']) {
    const [[row]] = await db.query<RowDataPacket[]>(`SELECT COUNT(*) AS count FROM ${table}`);
    expect({ table, ...row }).toEqual({ table, count: 0 });
  }
}

async function draftsAndImports(clerk: Page): Promise<number> {
  const desk = new AuctionDeskPage(clerk);
  const auctionId = await desk.draft({ ...terms(), 'starts-at': tomorrowAtTen() });
  expect(await desk.obstacles()).toEqual(['AUCTION.SAME_PERSON', 'AUCTION.NO_LOTS']);
  await desk.toImport();
  await desk.chooseSheet('第12期.xlsx', await lotSheetWithFaults());
  const faults = await desk.faults();
  expect(faults.map(({ at }) => at)).toEqual(SHEET_FAULTS);
  expect(faults.map(({ words }) => words)).toEqual([
    ...['价格填元，只用数字', '没有这个地区', '和第 29 行重复，删去一行'],
    '第 4 位是字母 O，号牌不用字母 I 和 O。如果是数字，改成 0',
  ]);
  expect(await clerk.getByTestId('take-sheet').count()).toBe(0);
  await desk.chooseSheet('第12期-改.xlsx', await lotSheet());
  await desk.takeSheet();
  expect(await clerk.getByTestId('list-total').innerText()).toContain(String(SHEET_LOTS));
  expect(await clerk.locator('[data-testid^=lot-]').count()).toBe(SHEET_LOTS);
  return auctionId;
}

/** Nobody who has changed anything of it. */
async function isPublishedByAnother({ clerk, auctioneer }: Desks, auctionId: number): Promise<void> {
  const desk = new AuctionDeskPage(clerk);
  await desk.open(auctionId);
  expect(await desk.obstacles()).toEqual(['AUCTION.SAME_PERSON']);
  expect(await clerk.getByTestId('publish').count()).toBe(0);
  expect(await tryTo(clerk, `auctions/${auctionId}/publish`, { version: 1 })).toBe(403);
  const other = new AuctionDeskPage(auctioneer);
  await other.open(auctionId);
  expect(await other.obstacles()).toEqual([]);
  await other.publish();
  expect(await auctioneer.getByTestId('auction-state').innerText()).toBe('即将开始');
}

async function enrolAndPay(journey: Journey<SaleSite>, auctionId: number): Promise<Sale['citizens']> {
  const enrolled = async (): Promise<Newcomer> => {
    const citizen = await aNewcomer(journey, 'zh');
    const { page, header } = citizen.portal;
    await header.goTo('/auctions');
    await page.getByTestId(`auction-${auctionId}`).getByTestId('enrol').click();
    const order = await new EnrolPage(page).enrol([aCar()]);
    await order.pay();
    return citizen;
  };
  return [await enrolled(), await enrolled(), await enrolled()];
}

/** The first plate is fought for, with a pause; the second goes to the third citizen; the third is withdrawn. */
async function runs(
  { site }: Journey<SaleSite>,
  auctioneer: Page,
  { auctionId, citizens }: Sale,
): Promise<void> {
  const lotIds = await lotIdsOf(site, auctionId);
  await theStartComesIn(site, auctionId, OPENS_IN_MS);
  const enter = async ({ portal: { page } }: Newcomer, lotNo: number): Promise<BiddingPage> => {
    const own = new EnrolmentsPage(page, auctionId);
    await own.open();
    await own.toRoom();
    return openLot(page, lotIds[lotNo - 1] ?? 0);
  };
  const [first = 0, , third = 0] = lotIds;
  const control = new ControlRoomPage(auctioneer);
  const withdrawThird = async (): Promise<void> => {
    await control.open();
    await control.act('withdraw', third, WHY.withdraw);
  };
  const [winner, loser, defaulter] = await Promise.all([
    enter(citizens[0], 1),
    enter(citizens[1], 1),
    enter(citizens[2], 2),
    withdrawThird(),
  ]);
  await Promise.all([loser.isOpen(), defaulter.isOpen()]);
  await Promise.all([loser.bid(0), defaulter.bid(0)]);
  await control.act('pause', first, WHY.pause);
  await eventually(() => winner.phase.innerText(), expect.stringContaining(WHY.pause));
  expect(await winner.submit.isDisabled()).toBe(true);
  await control.act('resume', first, WHY.resume);
  await winner.isOpen();
  await winner.bid(1000);
  await eventually(() => control.priceFen(first), 6_000_00);
  await hasResult(site, { auctionId });
  await eventually(() => control.phase(first), 'sold');
  await eventually(() => winner.standing(), 'won');
  await eventually(() => loser.standing(), 'lost');
  await eventually(() => defaulter.standing(), 'won');
}

async function isSettled(
  { site }: Journey<SaleSite>,
  cashier: Page,
  { auctionId, citizens: [winner, loser, defaulter] }: Sale,
): Promise<void> {
  const desk = new SettlementDeskPage(cashier, auctionId);
  const becomes = (plate: string, words: string): Promise<void> =>
    eventually(async () => {
      await desk.open();
      return desk.winner(plate);
    }, expect.stringContaining(words));
  await becomes(sheetPlate(1), '待付');
  await becomes(sheetPlate(2), '待付');
  await aMinuteLater(site);
  await desk.remind(sheetPlate(2));
  await eventually(
    async () => (await defaulter.phone.texts()).at(-1),
    expect.stringContaining('余款 3,000 元 请在'),
  );

  const own = new EnrolmentsPage(winner.portal.page, auctionId);
  await own.open();
  await (await own.openBalance()).pay();
  await becomes(sheetPlate(1), '已付');
  await theBalanceFallsDue(site, sheetPlate(2));
  await becomes(sheetPlate(2), '违约');
  await eventually(async () => (await loser.phone.texts()).at(-1), expect.stringContaining('2,000 元'));
}

/** Three deposits and a balance came in, one deposit went back; what is left is a sale and a forfeit. */
async function isAccountedFor(cashier: Page, auctionId: number): Promise<void> {
  const desk = new SettlementDeskPage(cashier, auctionId);
  const sums = async (): Promise<readonly string[]> => {
    await desk.open();
    return desk.sums();
  };
  await eventually(sums, ['¥6,000', '¥0', '¥6,000', '¥0', '¥2,000', '¥2,000', '¥2,000']);
  const sheets = await desk.workbook();
  const column = (sheet: string, name: string): readonly unknown[] => columnOf(sheets.get(sheet) ?? [], name);
  expect(column('竞得', '号牌')).toEqual(['浙G·61301', '浙G·61302']);
  expect(column('竞得', '成交价')).toEqual([6_000, 5_000]);
  expect(column('竞得', '余款')).toEqual([4_000, 3_000]);
  expect(column('竞得', '状态')).toEqual(['已付', '违约']);
  expect([...column('收款', '金额')].sort()).toEqual([2_000, 2_000, 2_000, 4_000]);
  expect(column('退款', '金额')).toEqual([2_000]);
  expect(column('退款', '状态')).toEqual(['已退']);
  expect(column('退款', '原因')).toEqual(['没有竞得']);
  const closing = column('汇总', '科目').map((account, at) => [account, column('汇总', '期末')[at]]);
  expect(Object.fromEntries(closing)).toMatchObject({
    ...{ 支付机构存款: 8_000, 保证金: 0, 号牌收入: -6_000, 没收保证金: -2_000, 应退款: 0 },
  });
}

/** Every act of everybody stands in the record, and the auditor adds nothing to it. */
async function isAudited(auditor: Page, auctionId: number): Promise<void> {
  const audit = new AuditPage(auditor);
  await audit.open();
  expect(await audit.actsOf(STAFF.clerk)).toEqual([...FIRST_DAY, 'auction.drafted', 'auction.lotsAdded']);
  expect(await audit.actsOf(STAFF.auctioneer)).toEqual([
    ...FIRST_DAY,
    'auction.published',
    ...['control.withdrawn', 'control.answered'],
    ...['control.paused', 'control.answered', 'control.resumed', 'control.answered'],
  ]);
  expect(await audit.actsOf(STAFF.cashier)).toEqual([
    ...FIRST_DAY,
    ...['balance.reminded', 'settlement.workbook'],
  ]);
  await new AuctionDeskPage(auditor).open(auctionId);
  expect(await auditor.locator('main div.acts').locator('button, a').count()).toBe(0);
  for (const [route, body] of Object.entries(CHANGES)) expect(await tryTo(auditor, route, body)).toBe(403);
  await audit.open();
  await audit.checkChain();
  expect(await audit.actsOf(STAFF.auditor)).toEqual(FIRST_DAY);
}

/** As somebody might who knows the address: what the server says. */
async function tryTo(page: Page, route: string, data: object): Promise<number> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(`${origin}/api/v1/admin/${route}`, {
    headers: { Origin: origin },
    data,
    maxRetries: TRIES_AFTER_RESET,
  });
  return answer.status();
}

async function lotIdsOf({ baseUrl }: SaleSite, auctionId: number): Promise<readonly number[]> {
  const answer = await fetch(`${baseUrl}/api/v1/auctions/${auctionId}/lots?size=100`);
  return ((await answer.json()) as PageOf<LotView>).items.map(({ lotId }) => lotId);
}

/** In Beijing, as the field takes it. */
function tomorrowAtTen(): string {
  return `${new Date(Date.now() + 32 * 60 * 60_000).toISOString().slice(0, 10)}T10:00`;
}
