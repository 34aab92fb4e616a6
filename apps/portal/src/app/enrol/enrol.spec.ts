// Enrolment: shares and a VIN for each, checked while typing, sent once; refusals stand where they belong; too late is said at once.
import { TestBed } from '@angular/core/testing';
import { forgetOwnDrafts } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { anAuction, anEnrolment } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { EnrolPage } from './enrol-page';
import { ASK_AFTER_MS } from './vin-check';

const FOREIGN = '1M8GDM9AXKP042788';
const CHINESE = 'LSVAA4182E2184847';
const MINE = '/auctions/1/enrolments/mine';
const START = performance.timeOrigin + performance.now() + 3_600_000;
const coming = anAuction({ startsAtMs: START });

describe('the enrolment form', () => {
  let page: PageUnderTest;

  const openSite = async (): Promise<void> => {
    page = await citizensPage([{ path: 'auctions/:auctionId/enrol/:step', component: EnrolPage }]);
  };
  /** What the browser forgets with a reload is forgotten. */
  const reload = async (): Promise<void> => {
    TestBed.resetTestingModule();
    await openSite();
  };

  beforeEach(openSite);
  afterEach(() => page.close());

  async function open(auction = coming): Promise<void> {
    await page.open('/auctions/1/enrol/shares');
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    await page.answer('/auctions/1', auction);
  }

  /** Types a VIN and waits until it would be asked for; the answer is that it is free, or that it is not. */
  async function typeVin(no: number, vin: string, isFree: boolean): Promise<void> {
    await page.choose(`vehicle-${no}`, 'small');
    await page.type(`vin-${no}`, vin);
    await page.pass(ASK_AFTER_MS);
    const refusal = isFree ? null : { code: 'VIN.ENROLLED', data: { vin, reason: 'own' } };
    await page.answer(`/auctions/1/vins/${vin}`, { vin, isValid: true, isWarning: false, isFree, refusal });
  }

  async function fillTwoShares(): Promise<void> {
    await open();
    await page.press('shares-2');
    await page.submit();
    await typeVin(1, FOREIGN, true);
    await typeVin(2, CHINESE, true);
    await page.submit();
  }

  it('offers as many shares as the auction allows, and tells what they come to', async () => {
    await open();
    expect(page.has('[data-testid=shares-5]')).toBe(true);
    expect(page.has('[data-testid=shares-6]')).toBe(false);
    expect(page.text('enrol-sum')).toBe('¥5,000');
    await page.press('shares-3');
    expect(page.text('enrol-sum')).toBe('¥15,000');
    expect(page.text()).toContain('壹万伍仟元整');
  });

  it('takes a VIN for each share, looks at all of it once more, and leads to the order', async () => {
    await fillTwoShares();
    expect(page.address).toBe('/auctions/1/enrol/review');
    expect(page.text()).toMatch(/1M8 GDM9AX KP042788.*LSV AA4182 E2184847.*¥10,000/);
    expect(page.text()).toContain('余款在 5 天内付清');
    await page.submit();
    const sent = page.asked('/auctions/1/enrolments');
    expect(sent.request.body).toEqual({
      ...{ vins: [FOREIGN, CHINESE], shares: 2 },
      vehicles: ['small', 'small'],
    });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush(anEnrolment({ state: 'unpaid', orderNo: '202611261405000007' }));
    await page.settle();
    expect(page.address).toBe('/account/orders/202611261405000007');
  });

  it('says while typing that a VIN is free, or not', async () => {
    await open();
    await page.submit();
    await typeVin(1, FOREIGN, true);
    expect(page.text()).toContain('可以报名');
    await typeVin(1, CHINESE, false);
    expect(page.text()).toContain('已在一份报名里');
    expect(page.part('held-vin').querySelector('a')?.getAttribute('href')).toBe('/account/enrolments');
  });

  it('asks which vehicle each car is, and says beside it why that may not be', async () => {
    await fillTwoShares();
    await page.open('/auctions/1/enrol/vins');
    await page.choose('vehicle-2', '');
    await page.submit();
    expect(page.address).toBe('/auctions/1/enrol/vins');
    expect(page.one('#vehicle-2-error').textContent).toContain('还没有填写');
    await page.choose('vehicle-2', 'large');
    await page.submit();
    expect(page.text()).toContain('大型汽车、挂车或教练车');
    await page.submit();
    const data = { vin: CHINESE, vehicle: 'large' };
    await page.refuse('/auctions/1/enrolments', 'VEHICLE.NO_PLATE', data, 409);
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    expect(page.one('#vehicle-2-error').textContent).toContain(
      '这一期没有供大型汽车、挂车或教练车使用的号牌',
    );
    page.http.match((request) => request.url.includes('/vins/'));
  });

  it('goes no further while a VIN is missing, wrong or there twice, and says which', async () => {
    await open();
    await page.press('shares-2');
    await page.submit();
    await page.type('vin-1', 'LSVAA4182E2184848');
    await page.submit();
    expect(page.address).toBe('/auctions/1/enrol/vins');
    expect(page.one('#vin-1-error').textContent).toContain('车架号有一位写错了');
    expect(page.one('#vin-2-error').textContent).toContain('还没有填写');
    expect(document.activeElement?.id === 'vin-1' || page.has('#vin-1[aria-invalid=true]')).toBe(true);
    await typeVin(1, FOREIGN, true);
    await page.type('vin-2', '1m8-gdm9ax-kp042788');
    await page.submit();
    expect(page.one('#vin-2-error').textContent).toContain('这个车架号上面已经填过');
  });

  it('asks for a second look at a foreign VIN with an odd check digit, and takes it', async () => {
    await open();
    await page.submit();
    await typeVin(1, '1M8GDM9A1KP042788', true);
    expect(page.one('.caution').textContent).toContain('校验位不常见');
    await page.submit();
    expect(page.address).toBe('/auctions/1/enrol/review');
  });

  it('keeps the VIN of a share that is given up and taken again', async () => {
    await fillTwoShares();
    await page.open('/auctions/1/enrol/shares');
    await page.press('shares-1');
    await page.press('shares-2');
    await page.submit();
    expect(page.part<HTMLInputElement>('vin-2').value).toBe('LSV AA4182 E2184847');
    page.http.match((request) => request.url.includes('/vins/'));
  });

  it('goes back to the VIN that was refused, and says why beside it', async () => {
    await fillTwoShares();
    await page.submit();
    await page.refuse('/auctions/1/enrolments', 'VIN.HAS_PLATE', { vin: CHINESE }, 409);
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    expect(page.address).toBe('/auctions/1/enrol/vins');
    expect(page.one('#vin-2-error').textContent).toContain('已有号牌');
    expect(page.part<HTMLInputElement>('vin-1').value).toBe('1M8 GDM9AX KP042788');
    page.http.match((request) => request.url.includes('/vins/'));
  });

  it('says above the form what is about no VIN, and keeps what was filled in', async () => {
    await fillTwoShares();
    await page.submit();
    await page.refuse('/auctions/1/enrolments', 'ENROLMENT.TOO_MANY_SHARES', { sharesMax: 1 }, 409);
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    expect(page.text('enrol-refused')).toContain('最多还能报 1 份');
    expect(page.text()).toContain('LSV AA4182 E2184847');
  });

  it('sends somebody who comes in the middle to where something is missing', async () => {
    await page.open('/auctions/1/enrol/review');
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    await page.answer('/auctions/1', coming);
    expect(page.address).toBe('/auctions/1/enrol/vins');
  });

  it('has what was typed again after its citizen was away', async () => {
    await fillTwoShares();
    await page.open('/elsewhere');
    await page.open('/auctions/1/enrol/review');
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    await page.answer('/auctions/1', coming);
    expect(page.address).toBe('/auctions/1/enrol/review');
    expect(page.text()).toMatch(/1M8 GDM9AX KP042788.*LSV AA4182 E2184847/);
  });

  it('has what was typed again after a reload, how many shares it was, and nothing once it was sent', async () => {
    await open();
    await page.press('shares-2');
    await page.submit();
    await typeVin(1, FOREIGN, true);
    await reload();
    await page.open('/auctions/1/enrol/vins');
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    await page.answer('/auctions/1', coming);
    expect(page.part<HTMLInputElement>('vin-1').value).toBe('1M8 GDM9AX KP042788');
    expect(page.part<HTMLInputElement>('vin-2').value).toBe('');
    await typeVin(2, CHINESE, true);
    await page.submit();
    await page.submit();
    await page.answer('/auctions/1/enrolments', anEnrolment({ state: 'unpaid' }));
    expect(sessionStorage).toHaveLength(0);
    page.http.match((request) => request.url.includes('/vins/'));
  });

  it('keeps what was typed while the site does not answer, and sends it once when it does', async () => {
    await fillTwoShares();
    await page.submit();
    const first = page.asked('/auctions/1/enrolments');
    first.flush(null, { status: 503, statusText: '' });
    await page.settle();
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    expect(page.text()).toMatch(/1M8 GDM9AX KP042788.*LSV AA4182 E2184847/);
    await page.submit();
    const second = page.asked('/auctions/1/enrolments');
    expect(second.request.body).toEqual({
      ...{ vins: [FOREIGN, CHINESE], shares: 2 },
      vehicles: ['small', 'small'],
    });
    const keyOf = ({ request }: typeof first) => request.headers.get('Idempotency-Key');
    expect(keyOf(second)).toBe(keyOf(first));
    second.flush(anEnrolment({ state: 'unpaid' }));
    await page.settle();
  });

  it('shows nobody else what a citizen typed who has logged out', async () => {
    await fillTwoShares();
    forgetOwnDrafts();
    expect(sessionStorage).toHaveLength(0);
    await reload();
    await page.open('/auctions/1/enrol/review');
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    await page.answer('/auctions/1', coming);
    expect(page.address).toBe('/auctions/1/enrol/vins');
    expect(page.part<HTMLInputElement>('vin-1').value).toBe('');
  });

  it('is closed when the auction has started', async () => {
    await open(anAuction({ state: 'live' }));
    expect(page.text('enrolment-standing')).toBe('报名已截止');
    expect(page.has('form')).toBe(false);
  });

  it('leads to the order, or to paddle and code, where one has enrolled already', async () => {
    await page.open('/auctions/1/enrol/shares');
    await page.answer(MINE, anEnrolment({ state: 'unpaid', auction: coming }));
    await page.answer('/auctions/1', coming);
    expect(page.part('enrolment-pay').getAttribute('href')).toBe('/account/orders/202611261405000001');
    await page.open('/auctions/2/enrol/shares');
    await page.answer('/auctions/2/enrolments/mine', anEnrolment({ auction: coming }));
    await page.answer('/auctions/2', { ...coming, id: 2 });
    expect(page.text('enrolment-standing')).toBe('已报名 · 竞价号 1208');
    expect(page.has('form')).toBe(false);
  });

  it('says that the auction did not load, and asks again', async () => {
    await page.open('/auctions/1/enrol/shares');
    await page.answer(MINE, anEnrolment({ auction: coming }));
    await page.refuse('/auctions/1', 'SERVER.BUSY', { retryAfterMs: 60_000 }, 503);
    expect(page.text()).toContain('约 60 秒后自动重试');
    page.one('hp-notice button').click();
    await page.settle();
    await page.answer('/auctions/1', coming);
    expect(page.has('[data-testid=enrolment-standing]')).toBe(true);
  });

  it('is one press for a drill: free, without a VIN, and with all its shares', async () => {
    await open({ ...coming, isDrill: true, depositFen: 0 });
    expect(page.text('enrol-drill')).toBe('报名参加演练');
    expect(page.text('drill-note')).toContain('这是演练');
    expect(page.has('[data-testid=shares-1]')).toBe(false);
    await page.press('drill-enrol');
    const sent = page.asked('/auctions/1/enrolments');
    expect(sent.request.body).toEqual({ vins: [], shares: 5 });
    sent.flush(anEnrolment({ orderNo: null, depositFen: 0 }));
    await page.settle();
    expect(page.address).toBe('/account/enrolments');
  });

  it('says why a drill was not entered', async () => {
    await open({ ...coming, isDrill: true });
    await page.press('drill-enrol');
    await page.refuse('/auctions/1/enrolments', 'ENROLMENT.CLOSED', { startsAtMs: START });
    await page.refuse(MINE, 'ENROLMENT.NOT_FOUND', {}, 404);
    expect(page.has('[data-testid=enrol-refused]')).toBe(true);
  });
});
