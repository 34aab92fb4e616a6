// Ten plates that two people bought are given out at the hand-over desk: found by whatever people bring, each only with all of its papers, once, with a
// slip; afterwards their buyers, the vehicle register and the record of acts know it.
import type { RegisterReportView, Page as PageOf } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import type { RowDataPacket } from 'mysql2/promise';
import { BackOffice } from '../bed/back-office';
import { booksAreGood } from '../bed/books';
import { type BoughtPlate, boughtPlates } from '../bed/bought-plates';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { type Journey, openHouseOn } from '../bed/house';
import { ofTheStaff } from '../bed/of-the-staff';
import { aPerson, type Person } from '../bed/people';
import { register } from '../bed/registered';
import { SaleSite } from '../bed/sale-site';
import { HandOverDeskPage } from '../pages/hand-over-desk-page';
import { goAndSettle } from '../pages/look';
import { keepPicture, looksWhole } from '../pages/looks-whole';

/** The register that is tried with answers by a plate’s last characters: these are all accepted. */
const OF_ONE = ['浙G6610A', '浙G6611A', '浙G6612A', '浙G6613A', '浙G6614A', '浙G6615A', '浙G6616A'];
const OF_OTHER = ['浙G6620B', '浙G6621B', '浙G6622B'];
const ALL = OF_ONE.length + OF_OTHER.length;
const AGENT = '赵代办';
const READY = '可以领取';

const house = openHouseOn(() =>
  SaleSite.open({ HAOPAI_VEHICLE_REGISTER: 'sandbox', HAOPAI_SMS_CODES_PER_ADDRESS: '1000' }),
);

/** Of a plate’s paper: its number, and what its QR code says. */
async function paperOf(
  { db, baseUrl }: SaleSite,
  { orderNo }: BoughtPlate,
): Promise<{ readonly no: string; readonly code: string }> {
  const read = async (): Promise<readonly RowDataPacket[]> => {
    const [rows] = await db.query<RowDataPacket[]>(
      `SELECT series_year AS year, series_no AS no, check_characters AS characters FROM confirmations
       JOIN orders ON orders.id = confirmations.order_id WHERE orders.order_no = ?`,
      [orderNo],
    );
    return rows;
  };
  await eventually(async () => (await read()).length, 1);
  const [row] = await read();
  const no = `${row?.year}-${String(row?.no).padStart(6, '0')}`;
  return { no, code: `${baseUrl}/papers?no=${no}&check=${row?.characters}` };
}

async function aBuyer({ site }: Journey<SaleSite>): Promise<Person> {
  const person = aPerson();
  await register(site.baseUrl, person);
  return person;
}

const shown = (plateNumber: string): string => formatPlate({ number: plateNumber });

describe('ten plates', () => {
  it('are handed over one after the other, and everybody whom it concerns knows it', () =>
    house.journey(async (journey) => {
      const { site, visitor } = journey;
      const [one, other] = [await aBuyer(journey), await aBuyer(journey)];
      const first = await boughtPlates(site, one, OF_ONE);
      const second = await boughtPlates(site, other, OF_OTHER);
      const page = await ofTheStaff(journey);
      const desk = new HandOverDeskPage(page);
      await desk.open();
      await looksWhole(page, 'hand-over-desk');
      await findsThemAll(desk, site, first);
      await lacksAPaper(desk, first);
      await findsByPeople(desk, other, second);
      expect(await desk.givenCount()).toBe(ALL);
      await givesNoneTwice(desk, first);
      await printsTheSlip(desk, second);

      const buyer = await visitor();
      await logInAs(buyer, one);
      await goAndSettle(buyer, `/account/orders/${first[0]?.orderNo}`);
      await eventually(
        () => buyer.locator('main').innerText(),
        expect.stringMatching(/领取时间\s*今天 \d\d:\d\d/),
      );
      await looksWhole(buyer, 'collected-order', [360, 768, 1440]);
      await goAndSettle(page, `/admin/orders/${first[0]?.orderNo}`);
      await looksWhole(page, 'collected-order-in-office');
      await theRegisterKnows(journey);
      await isOnRecord(journey);
      await booksAreGood(site);
    }));
});

/** By what stands on papers, on plates and on cars. */
async function findsThemAll(
  desk: HandOverDeskPage,
  site: SaleSite,
  bought: readonly BoughtPlate[],
): Promise<void> {
  const [byOrder, byPaper, byCode, byPlate, bySerial, byCar] = bought;
  const texts = [
    byOrder?.orderNo,
    byPaper && (await paperOf(site, byPaper)).no,
    byCode && (await paperOf(site, byCode)).code,
    byPlate && shown(byPlate.plateNumber),
    bySerial?.plateNumber.slice(2).toLowerCase(),
    byCar?.vin,
  ];
  for (const [index, text] of texts.entries()) {
    await desk.scan(text ?? '');
    expect(await desk.sale()).toEqual({ plate: shown(bought[index]?.plateNumber ?? ''), state: READY });
    if (index === 0) await looksWhole(desk.page, 'hand-over-ready');
    await desk.giveOut();
    expect(await desk.givenCount()).toBe(index + 1);
  }
}

/** Whoever comes without one is sent away with words, and given the plate when it is there. */
async function lacksAPaper(desk: HandOverDeskPage, bought: readonly BoughtPlate[]): Promise<void> {
  const { page } = desk;
  const plateNumber = bought.at(-1)?.plateNumber ?? '';
  await desk.scan(plateNumber);
  await page.getByTestId('paper-0').press('Space');
  await page.getByTestId('paper-2').press('Space');
  await page.getByTestId('collect').press('Enter');
  await page.locator('[data-testid=paper-1]:focus').waitFor();
  expect(await page.getByTestId('collect-refused').innerText()).toContain('还有材料没有核对，没有登记');
  await looksWhole(page, 'hand-over-paper-missing');
  await page.getByRole('button', { name: '不登记，下一位' }).click();
  await desk.scan(plateNumber);
  expect(await desk.sale()).toEqual({ plate: shown(plateNumber), state: READY });
  await desk.giveOut();
}

/** By what people know of themselves: then all that they bought is there to choose from. */
async function findsByPeople(
  desk: HandOverDeskPage,
  { mobile, username, residentId }: Person,
  bought: readonly BoughtPlate[],
): Promise<void> {
  const { page } = desk;
  for (const [index, text] of [mobile, username.toUpperCase(), residentId].entries()) {
    const plate = shown(bought[index]?.plateNumber ?? '');
    await desk.scan(text);
    await page.getByTestId('several').waitFor();
    expect(await page.getByTestId('several').locator('li').count()).toBe(OF_OTHER.length);
    if (index === 0) await looksWhole(page, 'hand-over-several');
    await desk.choose(plate);
    expect(await desk.sale()).toEqual({ plate, state: READY });
    if (index < OF_OTHER.length - 1) await desk.giveOut();
    else await givesToAgent(desk);
  }
}

/** The last one goes to an agent, with its slip at once. */
async function givesToAgent(desk: HandOverDeskPage): Promise<void> {
  const { page } = desk;
  await page.getByTestId('print-at-once').check({ force: true });
  for (const paper of await page.locator('input[data-testid^=paper-]').all()) await paper.press('Space');
  await page.getByTestId('collector-agent').check({ force: true });
  await page.getByTestId('collect').press('Enter');
  await page.locator('[data-testid=agent][aria-invalid=true]').waitFor();
  await page.getByTestId('agent').fill(AGENT);
  await page.getByTestId('collect').press('Enter');
  await desk.waits();
  await desk.isPrinted(1);
}

async function givesNoneTwice(desk: HandOverDeskPage, bought: readonly BoughtPlate[]): Promise<void> {
  const { page } = desk;
  await desk.scan(bought[0]?.plateNumber ?? '');
  expect((await desk.sale()).state).toBe('已领取');
  expect(await page.getByTestId('not-given').innerText()).toContain('不能再领一次');
  expect(await page.getByTestId('collect').count()).toBe(0);
  await looksWhole(page, 'hand-over-collected');
}

async function printsTheSlip(desk: HandOverDeskPage, bought: readonly BoughtPlate[]): Promise<void> {
  const { page } = desk;
  const last = bought.at(-1);
  const plate = shown(last?.plateNumber ?? '');
  await page.getByTestId('given').getByRole('button', { name: plate }).click();
  await desk.isPrinted(2);
  const slip = await desk.onPaper(async () => {
    await keepPicture(page, 'hand-over-slip');
    return {
      words: await page.getByTestId('slip').innerText(),
      isAlone: !(await page.locator('input[name=scan]').isVisible()),
    };
  });
  expect(slip.isAlone).toBe(true);
  for (const fact of [plate, last?.vin, last?.orderNo, AGENT, '领取人签字'])
    expect(slip.words).toContain(fact);
}

/** It was told of each by itself, and has answered. */
async function theRegisterKnows(journey: Journey<SaleSite>): Promise<void> {
  const office = await BackOffice.enter(journey.site);
  const accepted = (): Promise<PageOf<RegisterReportView>> =>
    office.get('vehicle-register/reports?state=accepted&page=1&size=50');
  await eventually(async () => (await accepted()).total, ALL);
  const { items } = await accepted();
  expect(items.map(({ plate }) => plate.number).sort()).toEqual([...OF_ONE, ...OF_OTHER]);
  const page = await ofTheStaff(journey);
  await goAndSettle(page, '/admin/vehicle-register?state=accepted');
  await eventually(() => page.locator('[data-testid^=report-]').count(), ALL);
  await looksWhole(page, 'vehicle-register');
}

/** In words, with the plates’ numbers, and not with the agent’s name. */
async function isOnRecord(journey: Journey<SaleSite>): Promise<void> {
  const page = await ofTheStaff(journey);
  await goAndSettle(page, '/admin/audit?act=plate.collected');
  const rows = page.locator('[data-act="plate.collected"]');
  await eventually(() => rows.count(), ALL);
  const told = (await rows.allInnerTexts()).join();
  for (const number of [...OF_ONE, ...OF_OTHER]) expect(told).toContain(shown(number));
  expect(told).toContain('登记号牌已领取');
  await rows.first().getByRole('button').click();
  const details = page.locator('hp-audit-entry');
  await details.waitFor();
  expect(await details.innerText()).toMatch(/领取人.*代办人/);
  expect(await page.locator('main').innerText()).not.toContain(AGENT);
  await looksWhole(page, 'audit-of-hand-overs');
}
