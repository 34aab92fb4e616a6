// The plates at a fixed price: a search that lives in the address, the looks of what comes of it, and buying one of them once.
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { EnrolmentView, ListingView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Session } from '@haopai/web-data';
import { aListing, anAuction, anEnrolment, anOrder } from '@haopai/web-data/testing';
import { ASK_AFTER_MS } from '../cars/ask-vin';
import { citizensPage } from '../testing/citizens-page';
import { Departure } from '../orders/departure';
import { BuyPage } from './buy-page';
import { PlatesPage } from './plates-page';

const VIN = '1M8GDM9AXKP042788';
const REGIONS = [
  { code: '330702', nameZh: '婺城区', nameEn: 'Wucheng' },
  { code: '330782', nameZh: '义乌市', nameEn: 'Yiwu' },
];

let page: PageUnderTest;

beforeEach(async () => {
  page = await citizensPage([
    { path: 'plates', component: PlatesPage },
    { path: 'plates/:listingId', component: BuyPage },
  ]);
});
afterEach(() => {
  // Cars are asked for whenever the form comes into sight.
  page.http.match(({ url }) => url.endsWith('/me/enrolments'));
  page.close();
});

const address = () => decodeURIComponent(TestBed.inject(Router).url);

/** What the citizen watches. */
async function watch(...ids: readonly number[]): Promise<void> {
  const items = ids.map((id) => ({ listing: aListing({ id }), sinceMs: 1 }));
  await page.answer('/me/listing-watches', { items, max: 100 });
}

async function logOut(): Promise<void> {
  const leaving = TestBed.inject(Session).logOut();
  page.asked('/auth/logout').flush(null);
  await leaving;
  await page.settle();
}

describe('the plates for sale', () => {
  /** What is asked for: the search, then order and page. */
  const askedByEverybody = (query = 'sort=price&page=1') => `/listings?${query}&size=24`;
  /** By a citizen. */
  const asked = (query?: string) => `/me${askedByEverybody(query)}`;

  async function open(query = ''): Promise<void> {
    await page.open(`/plates${query}`);
    await page.answer('/regions', REGIONS);
    await watch();
  }
  const show = (path: string, items: readonly ListingView[], total = items.length, of = 1) =>
    page.answer(path, { items, total, page: of, size: 24 });

  it('are shown with price, region and patterns, each a way to buy it', async () => {
    await open();
    await show(asked(), [
      aListing(),
      aListing({ id: 6, plate: { ...aListing().plate, isPersonalised: true }, patterns: [] }),
    ]);
    expect(page.part('listing-5').getAttribute('href')).toBe('/plates/5');
    expect(page.text('listing-5')).toContain('¥12,000');
    expect(page.text('listing-5')).toContain('婺城区豹子号 AAA');
    expect(page.text('listing-6')).toContain('个性化');
    expect(page.text('plates-count')).toBe('2 块号牌');
  });

  it('are looked for with what the address says', async () => {
    await open('?contains=88&pattern=aaa&from=2000&to=5000&sort=-price&page=2');
    await show(
      asked('priceFromFen=200000&priceToFen=500000&pattern=aaa&contains=88&sort=-price&page=2'),
      [aListing()],
      30,
      2,
    );
    expect(page.part<HTMLInputElement>('contains').value).toBe('88');
    expect(page.text('condition-2')).toBe('¥2,000–5,000');
    expect(page.part('pattern-aaa').getAttribute('aria-current')).toBe('true');
    expect(page.part('band-2').getAttribute('aria-current')).toBe('true');
    expect(page.text()).toContain('第 2 页，共 2 页');
  });

  it('put each choice into the address, and begin with its first page', async () => {
    await open('?page=2');
    await show(asked('sort=price&page=2'), [aListing()], 30, 2);
    await page.press('pattern-abc');
    await show(asked('pattern=abc&sort=price&page=1'), []);
    await page.press('band-3');
    await show(asked('priceFromFen=500000&priceToFen=1000000&pattern=abc&sort=price&page=1'), []);
    expect(address()).toBe('/plates?pattern=abc&from=5000&to=10000');
    await page.press('condition-0');
    await show(asked('priceFromFen=500000&priceToFen=1000000&sort=price&page=1'), []);
    await page.press('condition-0');
    await show(asked(), [aListing()]);
    expect(address()).toBe('/plates');
  });

  it('are looked for by the form, as a plate has it', async () => {
    await open();
    await show(asked(), []);
    await page.type('contains', '浙g·88');
    await page.type('ends-with', 'a');
    await page.submit();
    await show(asked('contains=88&endsWith=A&sort=price&page=1'), []);
    expect(address()).toBe('/plates?contains=88&endsWith=A');
    expect(page.text('plates-nothing')).toContain('没有符合条件的号牌');
  });

  it('are not looked for by what no plate has', async () => {
    await open();
    await show(asked(), []);
    await page.type('contains', '8O');
    await page.submit();
    expect(page.one('#contains-error').textContent).toContain('第 2 位的“O”不能用');
    expect(address()).toBe('/plates');
  });

  it('are those that one may buy while logged in, and all of them afterwards', async () => {
    await open('?region=330782');
    await show(asked(), []);
    expect(page.text('plates-own')).toContain('只显示婺城区和个性化号牌');
    expect(page.text('plates-none')).toContain('没有定价号牌');
    await logOut();
    await show(askedByEverybody('region=330782&sort=price&page=1'), []);
    expect(page.part<HTMLSelectElement>('region').value).toBe('330782');
  });

  it('are all of them for whoever’s session is over without a word', async () => {
    await open('?contains=88');
    const query = 'contains=88&sort=price&page=1';
    await page.refuse(asked(query), 'SESSION.MISSING', {}, 401);
    await page.refuse('/me', 'SESSION.MISSING', {}, 401);
    await show(askedByEverybody(query), [aListing()]);
    expect(page.text('listing-5')).toContain('¥12,000');
    expect(page.has('[data-testid=plates-own]')).toBe(false);
  });

  it('have a heart each for who is logged in, which puts one on the watchlist and says why it could not', async () => {
    await open();
    await show(asked(), [aListing(), aListing({ id: 6 })]);
    await page.press('watch-listing-6');
    page.asked('/me/listing-watches/6').flush({});
    await page.settle();
    expect(page.part('watch-listing-6').getAttribute('aria-pressed')).toBe('true');
    await page.press('watch-listing-5');
    await page.refuse('/me/listing-watches/5', 'WATCHLIST.FULL', { max: 100 });
    expect(page.part('watch-listing-5').getAttribute('aria-pressed')).toBe('false');
    expect(page.text('watch-refused')).toContain('已达 100 块');
    await logOut();
    await show(askedByEverybody(), [aListing()]);
    expect(page.has('[data-testid=watch-listing-5]')).toBe(false);
  });

  it('say when there are more than are listed', async () => {
    await open();
    await show(asked(), [aListing()], 1_000);
    expect(page.text('plates-count')).toContain('超过 1000 块');
  });

  it('can be asked for again after they did not load, and lead back from a page that is not there', async () => {
    await open('?page=3');
    await page.refuse(asked('sort=price&page=3'), 'SERVER.UNAVAILABLE', { retryAfterMs: 1_000 }, 503);
    page.one('hp-notice button').click();
    await page.settle();
    await show(asked('sort=price&page=3'), [], 2, 3);
    page.one('hp-no-such-page a').click();
    await page.settle();
    await show(asked(), [aListing()]);
  });
});

describe('buying a plate', () => {
  const open = async (listing = aListing(), enrolments: readonly EnrolmentView[] = []): Promise<void> => {
    await page.open(`/plates/${listing.id}`);
    await watch();
    await page.answer(`/listings/${listing.id}`, listing);
    // Only whoever may buy it is asked for a car.
    for (const asked of page.http.match(({ url }) => url.endsWith('/me/enrolments')))
      asked.flush({ items: enrolments, total: enrolments.length, page: 1, size: 50 });
    await page.settle();
  };
  /** That the car is of the kind that the plate is for. */
  const tick = async (): Promise<void> => {
    const box = page.part<HTMLInputElement>('vehicle');
    if (!box.checked) box.click();
    await page.settle();
  };

  it('shows the price in figures and in words', async () => {
    await open();
    expect(page.part('listing-price').dataset['fen']).toBe('1200000');
    expect(page.text()).toContain('壹万贰仟元整');
    expect(page.text()).toContain('购买号牌 浙G·8888A');
  });

  it('sends car and plate once, and goes on to the order, which is to be paid at once', async () => {
    await open();
    await page.type('vin', VIN);
    await tick();
    await page.submit();
    const sent = page.asked('/listings/5/orders');
    expect(sent.request.body).toEqual({ vin: VIN, vehicle: 'small' });
    expect(sent.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    sent.flush(anOrder({ kind: 'listing' }));
    await page.settle();
    expect(address()).toBe('/account/orders/202611261405000001');
    expect(TestBed.inject(Departure).isToPay('202611261405000001')).toBe(true);
  });

  it('sends the same request again when there was no answer', async () => {
    await open();
    await page.type('vin', VIN);
    await tick();
    const keys: (string | null)[] = [];
    for (let times = 0; times < 2; times++) {
      await page.submit();
      const sent = page.asked('/listings/5/orders');
      keys.push(sent.request.headers.get('Idempotency-Key'));
      sent.flush(null, { status: 0, statusText: 'gone' });
      await page.settle();
    }
    expect(keys[1]).toBe(keys[0]);
    expect(page.text('buy-refused')).toContain('暂时联系不上服务器');
  });

  it('offers no kind that the plate is not for: a tick says that the car is of the one that it is for', async () => {
    await open();
    await page.type('vin', VIN);
    expect(page.has('select')).toBe(false);
    expect(page.text('buy-form')).toContain('这辆车是小型汽车（非新能源）');
    await page.submit();
    expect(page.has('#vehicle-error')).toBe(true);
    expect(page.has('[data-testid=buy-refused]')).toBe(false);
  });

  it('offers the citizen’s own cars that are free and may carry the plate', async () => {
    const [entry] = anEnrolment().entries;
    const past = anAuction({ state: 'past', endedAtMs: 1 });
    const cars = [
      { vin: VIN, vehicle: 'small' },
      { vin: 'LSVAA4182E2184847', vehicle: 'large' },
    ] as const;
    const entries = cars.map(({ vin, vehicle }, index) => ({
      ...{ isReserved: false, lot: null, ...entry, entryId: index + 1, vin },
      ...{ deposit: 'refunded' as const, vehicle: { vehicle, isSeen: false } },
    }));
    await open(aListing(), [anEnrolment({ auction: past, entries })]);
    expect(page.text('own-cars')).toBe('从我的车里选 小型汽车（非新能源） · 尾号 042788');
    await page.press(`own-car-${VIN}`);
    await page.submit();
    expect(page.asked('/listings/5/orders').request.body).toEqual({ vin: VIN, vehicle: 'small' });
  });

  it('says of one car what the register has, and not of the next', async () => {
    await open();
    await page.type('vin', VIN);
    await tick();
    await page.submit();
    const data = { vin: VIN, vehicle: 'small', registered: 'large' };
    await page.refuse('/listings/5/orders', 'VEHICLE.REGISTERED_OTHERWISE', data);
    expect(page.has('#vehicle-error')).toBe(true);
    await page.type('vin', 'LSVAA4182E2184847');
    expect(page.has('#vehicle-error')).toBe(false);
    await page.submit();
    expect(page.asked('/listings/5/orders').request.body).toEqual({
      ...{ vin: 'LSVAA4182E2184847', vehicle: 'small' },
    });
  });

  it('says what is wrong with a VIN while it is typed, and sends nothing', async () => {
    await open();
    await page.submit();
    expect(page.one('#vin-error').textContent).toContain('还没有填写');
    await page.type('vin', 'LSVAL41Z782104202');
    expect(page.one('#vin-error').textContent).toContain('有一位写错了');
  });

  it.each([
    ['own', {}, '这是您自己的报名', '/account/enrolments'],
    ['unpaid', { endsAtMs: 1_800_000_000_000 }, '还没有支付', '/account/claims/new?about=vin'],
    ['others', {}, '填另一辆车', '/account/claims/new?about=vin'],
  ])(
    'says while a VIN is typed what holds it, and what can be done: %s',
    async (reason, more, words, way) => {
      await open();
      await page.type('vin', VIN);
      await tick();
      await page.pass(ASK_AFTER_MS);
      const refusal = { code: 'VIN.ENROLLED', data: { vin: VIN, reason, ...more } };
      await page.answer(`/me/vins/${VIN}`, {
        vin: VIN,
        isValid: true,
        isWarning: false,
        isFree: false,
        refusal,
      });
      await page.settle();
      expect(page.one('#vin-error').textContent).toContain('已在一份报名里');
      expect(page.text('held-vin')).toContain(words);
      expect(page.part('held-vin').querySelector('a')?.getAttribute('href') ?? null).toBe(way);
      await page.submit();
      expect(page.has('[data-testid=buy-refused]')).toBe(false);
    },
  );

  it.each(['held', 'forSale'] as const)(
    'says that it was just taken, and what to do, though it is read as %s',
    async (state) => {
      await open();
      await page.type('vin', VIN);
      await tick();
      await page.submit();
      await page.refuse('/listings/5/orders', 'LISTING.TAKEN', { listingId: 5, isHeld: true });
      await page.answer('/listings/5', aListing({ state }));
      expect(page.text('buy-refused')).toContain('刚刚被别人买下');
      expect(page.part('buy-others').getAttribute('href')).toBe('/plates');
      expect(page.has('form')).toBe(false);
    },
  );

  it.each([
    ['VIN.HAS_ORDER', { vin: VIN }, '#vin-error', '已有一个待支付的订单', null],
    ['VIN.HAS_PLATE', { vin: VIN }, '#vin-error', '已有号牌', null],
    [
      'VEHICLE.REGISTERED_OTHERWISE',
      { vin: VIN, vehicle: 'small', registered: 'large' },
      '#vehicle-error',
      '是大型汽车、挂车或教练车，不是小型汽车（非新能源）',
      null,
    ],
    ['ORDER.TOO_MANY_OPEN', { max: 3 }, '[data-testid=buy-refused]', '已有 3 个订单', '/account/orders'],
    [
      'LISTING.YOURS',
      { orderNo: '20261126' },
      '[data-testid=buy-refused]',
      '20261126',
      '/account/orders/20261126',
    ],
    ['LISTING.OTHER_REGION', { listingId: 5, region: '330782' }, '[data-testid=buy-refused]', '义乌市', null],
  ])('puts %s where it belongs, with the way on', async (code, data, place, words, way) => {
    await open();
    await page.type('vin', VIN);
    await tick();
    await page.submit();
    await page.refuse('/listings/5/orders', code, data);
    expect(page.one(place).textContent).toContain(words);
    expect(page.part<HTMLInputElement>('vin').value).toBe('1M8 GDM9AX KP042788');
    const found = page.has('[data-testid=buy-own-orders]')
      ? page.part('buy-own-orders').getAttribute('href')
      : null;
    expect(found).toBe(way);
  });

  it('leads who is not logged in to the log-in, and back', async () => {
    await open();
    await logOut();
    expect(decodeURIComponent(page.part('buy-log-in').getAttribute('href') ?? '')).toBe(
      '/login?next=/plates/5',
    );
    expect(page.has('form')).toBe(false);
  });

  it('is not for citizens of another region', async () => {
    await open(aListing({ plate: { ...aListing().plate, region: '330782' } }));
    expect(page.text('listing-other-region')).toContain('只供义乌市用户购买');
    expect(page.has('form')).toBe(false);
  });

  it('can be watched, also while it is held, and not once it is sold', async () => {
    await open(aListing({ state: 'held' }));
    expect(page.text('listing-held')).toContain('关注：能买时和售出时提醒');
    await page.press('watch-listing-5');
    page.asked('/me/listing-watches/5').flush({});
    await page.settle();
    expect(page.part('watch-listing-5').getAttribute('aria-pressed')).toBe('true');
    await page.open('/plates/6');
    await page.answer('/listings/6', aListing({ id: 6, state: 'sold' }));
    expect(page.has('[data-testid=watch-listing-6]')).toBe(false);
  });

  it('says when the plate is held, and looks again when asked to', async () => {
    await open(aListing({ state: 'held' }));
    expect(page.text('listing-held')).toContain('正由一个订单保留');
    await page.press('listing-again');
    await page.answer('/listings/5', aListing());
    expect(page.has('form')).toBe(true);
  });

  it.each([
    ['sold', '已售出'],
    ['withdrawn', '已下架'],
  ] as const)('says when the plate is %s', async (state, words) => {
    await open(aListing({ state }));
    expect(page.text(`listing-${state}`)).toContain(words);
  });

  it('says when there is no such plate, and leads to the others', async () => {
    await page.open('/plates/9');
    await watch();
    await page.refuse('/listings/9', 'LISTING.NOT_FOUND', { listingId: 9 }, 404);
    expect(page.text()).toContain('没有这块号牌');
    expect(page.has('a[href="/plates"].hp-button')).toBe(true);
  });

  it('leads back to the search with which the plate was found', async () => {
    await page.open('/plates?contains=88');
    await page.answer('/regions', REGIONS);
    await watch();
    await page.answer('/me/listings?contains=88&sort=price&page=1&size=24', {
      items: [aListing()],
      total: 1,
      page: 1,
      size: 24,
    });
    await page.press('listing-5');
    await page.answer('/listings/5', aListing());
    expect(page.part('to-plates').getAttribute('href')).toBe('/plates?contains=88');
  });
});
