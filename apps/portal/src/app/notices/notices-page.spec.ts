// The page of notices: each outcome has its look, opening it is reading it, and every kind has words in both languages.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideZonelessChangeDetection, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { NoticeKind, NoticeView } from '@haopai/contracts';
import { Preferences, Words } from '@haopai/web-app';
import { CHANCE } from '@haopai/web-data/reading';
import { provideTransloco } from '@jsverse/transloco';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';
import { EveryWord } from '../testing/every-word';
import { noticeText, type NoticeWriter } from './notice-words';
import { NoticesPage } from './notices-page';

const AUCTION = { auctionId: 7, auction: '2026年第2期' };
const LOT = { auctionId: 7, lotId: 9, plate: '浙G8888A' };
const ORDER_NO = '20261126123456789012';
const PLAIN_WRITER: NoticeWriter = { language: () => 'zh', auctionTitle: String, say: String };

const KINDS: Readonly<Record<NoticeKind, NoticeView['data']>> = {
  welcome: {},
  passwordChanged: {},
  mobileChanged: {},
  addressChanged: {},
  passkeyAdded: {},
  passkeyRemoved: {},
  passkeysEnded: {},
  newDevice: { device: 'Firefox · Windows' },
  announcement: { slug: 'maintenance', titleZh: '系统维护', titleEn: 'Maintenance' },
  enrolled: { ...AUCTION, paddleNo: 105 },
  enrolmentLapsed: AUCTION,
  enrolledTooLate: AUCTION,
  auctionSoon: { ...AUCTION, startsAtMs: 1_795_000_000_000 },
  auctionCancelled: { ...AUCTION, reason: '系统检修' },
  auctionPostponed: { ...AUCTION, reason: '系统检修', startsAtMs: 1_795_000_000_000 },
  auctionSuspended: { ...AUCTION, reason: '系统检修', goesOnAtMs: 1_795_000_000_000 },
  lotWithdrawn: { ...AUCTION, reason: '号牌有误', lotId: 7, plate: '浙G8888A' },
  lotWon: {
    ...LOT,
    hammerFen: 5_200_000,
    balanceFen: 4_700_000,
    dueAtMs: 1_795_000_000_000,
    orderNo: ORDER_NO,
  },
  lotCovered: { ...LOT, hammerFen: 300_000 },
  balanceSoon: { ...LOT, balanceFen: 4_700_000, dueAtMs: 1_795_000_000_000, orderNo: ORDER_NO },
  balanceExtended: { ...LOT, balanceFen: 4_700_000, dueAtMs: 1_795_000_000_000, orderNo: ORDER_NO },
  balancePaid: { ...LOT, readyAtMs: 1_795_000_000_000 },
  depositsRefunded: { ...AUCTION, amountFen: 1_000_000 },
  depositForfeited: { ...LOT, amountFen: 500_000 },
  enrolmentBarred: { ...LOT, endsAtMs: 1_810_000_000_000 },
  claimReceived: { claimId: 3, dueAtMs: 1_795_000_000_000 },
  claimAsked: { claimId: 3, dueAtMs: 1_795_000_000_000 },
  claimAnswered: { claimId: 3 },
  claimClosed: { claimId: 3 },
  identityVerified: {},
  identityRefused: { reason: 'differs' },
  banLifted: { plate: '浙G8888A' },
  winDisqualified: { ...LOT, amountFen: 500_000 },
  nextBidderOffered: { ...LOT, amountFen: 5_100_000, dueAtMs: 1_795_000_000_000, orderNo: ORDER_NO },
  reservationApproved: {
    plate: '浙G8888A',
    depositFen: 500_000,
    dueAtMs: 1_795_000_000_000,
    orderNo: ORDER_NO,
  },
  reservationRejected: { plate: '浙G8888A', reason: '不属于可以预约的号段' },
  reservationLapsed: { plate: '浙G8888A' },
  reservationInAuction: { plate: '浙G8888A', ...AUCTION, paddleNo: 105 },
  watchStart: { ...AUCTION, startsAtMs: 1_795_000_000_000, plates: 2, plate: '浙G8888A' },
  outbid: { ...LOT, priceFen: 5_200_000 },
  listingFree: { listingId: 5, plate: '浙G8888A' },
  listingSold: { listingId: 5, plate: '浙G8888A' },
  newListings: { plates: 3, plate: '浙G8888A', contains: '88', priceToFen: 500_000 },
  newLots: { plates: 2, plate: '浙G8888A', auctionId: 7, contains: '88', without: '4' },
  paidTwice: { orderNo: ORDER_NO, amountFen: 500_000 },
  paidTooLate: { orderNo: ORDER_NO, amountFen: 500_000 },
};

const aNotice = (id: number, kind: NoticeKind = 'newDevice', isRead = false): NoticeView => ({
  id,
  kind,
  data: KINDS[kind],
  atMs: Date.now(),
  isRead,
});

describe('the page of notices', () => {
  let fixture: ComponentFixture<NoticesPage>;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTransloco({
          config: {
            availableLangs: [...LANGUAGES],
            defaultLang: DEFAULT_LANGUAGE,
            reRenderOnLangChange: false,
          },
          loader: EveryWord,
        }),
        { provide: Preferences, useValue: { language: signal('zh') } },
        { provide: CHANCE, useValue: () => 1 },
      ],
    });
    await TestBed.inject(Words).use('zh');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NoticesPage);
    TestBed.tick();
  });
  afterEach(() => {
    http.match('/api/v1/me/notices/read-all');
    http.verify();
  });

  const settle = async (): Promise<void> => {
    for (let turns = 0; turns < 4; turns++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  };
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => element().textContent.replace(/\s+/g, ' ');
  const press = (testId: string): void =>
    element().querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
  const asked = () =>
    http.expectOne((request) => request.urlWithParams === '/api/v1/me/notices?page=1&size=10');
  const show = async (items: readonly NoticeView[], total = items.length): Promise<void> => {
    asked().flush({ items, total, page: 1, size: 10 });
    await settle();
  };

  it('says what will appear while there is none', async () => {
    expect(element().querySelector('hp-skeleton')).not.toBeNull();
    await show([]);
    expect(text()).toContain('还没有通知');
  });

  it('says that it failed, and asks again', async () => {
    asked().flush({ code: 'SERVER.BUSY', data: { retryAfterMs: 1 } }, { status: 503, statusText: '' });
    await settle();
    expect(text()).toContain('通知没有载入');
    element().querySelector<HTMLElement>('hp-notice button')?.click();
    await settle();
    await show([aNotice(1)]);
    expect(text()).toContain('Firefox · Windows');
  });

  it('is read when it is opened, and what was new stays marked', async () => {
    await show([aNotice(2, 'lotWon'), aNotice(1, 'welcome', true)]);
    http.expectOne('/api/v1/me/notices/read-all').flush({ unread: 0 });
    await settle();
    expect(element().querySelectorAll('.unread')).toHaveLength(1);
  });

  it('is not read by a page that lies behind others, until somebody comes back to it', async () => {
    const see = (state: DocumentVisibilityState): void => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    see('hidden');
    await show([aNotice(2, 'lotWon')]);
    http.expectNone('/api/v1/me/notices/read-all');
    see('visible');
    Reflect.deleteProperty(document, 'visibilityState');
    await settle();
    await show([aNotice(2, 'lotWon')]);
    http.expectOne('/api/v1/me/notices/read-all').flush({ unread: 0 });
  });

  it('folds log-ins that follow each other, until somebody wants to see them', async () => {
    await show([aNotice(3), aNotice(2), aNotice(1)]);
    expect(element().querySelectorAll('[data-testid="notice"]')).toHaveLength(1);
    press('more-log-ins');
    await settle();
    expect(element().querySelectorAll('[data-testid="notice"]')).toHaveLength(3);
    expect(element().querySelector('[data-testid="more-log-ins"]')).toBeNull();
  });

  it('has pages when there are many', async () => {
    await show(
      Array.from({ length: 10 }, (_, at) => aNotice(20 - at)),
      12,
    );
    expect(element().querySelector('[data-testid="page-after"]')).not.toBeNull();
  });

  it('says in words that this browser cannot get pushes', async () => {
    await show([]);
    expect(text()).toContain('这个浏览器不能接收推送');
    expect(element().querySelector('[data-testid="push-switch"]')).toBeNull();
  });

  it.each(Object.keys(KINDS) as NoticeKind[])('has words and a way on for %s', async (kind) => {
    await show([aNotice(1, kind)]);
    for (const language of LANGUAGES) {
      await TestBed.inject(Words).use(language);
      const { title, words, act, params, path } = noticeText(aNotice(1, kind), TestBed.inject(Words));
      for (const key of [title, words, act])
        expect(TestBed.inject(Words).say(key, params)).not.toMatch(/notices\.|[{}]|undefined/);
      expect(path).toMatch(/^\/[a-z]/);
    }
  });

  it('calls a device unknown where the browser did not say what it is', async () => {
    await show([{ ...aNotice(1), data: { device: '' } }]);
    expect(text()).toContain('账户在 未知设备 上登录了');
  });

  it('lead to the plates of a saved search with all that it looks for, and elsewhere with nothing', async () => {
    await show([aNotice(3, 'newListings'), aNotice(2, 'newLots'), aNotice(1, 'lotWon')]);
    const ways = [...element().querySelectorAll('[data-testid="notice"] a')];
    expect(ways.map((way) => way.getAttribute('href'))).toEqual([
      '/plates?contains=88&to=5000',
      '/auctions/7?contains=88&without=4',
      `/account/orders/${ORDER_NO}`,
    ]);
  });

  it('says of each that is about a drill that it is', async () => {
    await show([{ ...aNotice(1, 'outbid'), data: { ...KINDS.outbid, drill: 1 } }, aNotice(2, 'outbid')]);
    const [drill, other] = element().querySelectorAll('[data-testid="notice"]');
    expect(drill?.textContent).toContain('这是演练，不算数');
    expect(other?.textContent).not.toContain('演练');
  });
});

describe('an announcement’s address', () => {
  it('is the article’s, unless what came is none', () => {
    const of = (slug: string) =>
      noticeText({ ...aNotice(1, 'announcement'), data: { ...KINDS.announcement, slug } }, PLAIN_WRITER).path;
    expect(of('maintenance')).toBe('/articles/maintenance');
    expect(of('//evil.example')).toBe('/announcements');
  });
});

describe('a notice of a saved search', () => {
  it('leads to the board of its auction, unless what came is no number of one', () => {
    const of = (auctionId: number | string) =>
      noticeText({ ...aNotice(1, 'newLots'), data: { ...KINDS.newLots, auctionId } }, PLAIN_WRITER).path;
    expect(of(7)).toBe('/auctions/7');
    expect(of('//evil.example')).toBe('/auctions');
  });
});

describe('a notice about money', () => {
  it('leads to its order, unless what came is no number of one', () => {
    const of = (orderNo: string) =>
      noticeText({ ...aNotice(1, 'lotWon'), data: { ...KINDS.lotWon, orderNo } }, PLAIN_WRITER).path;
    expect(of(ORDER_NO)).toBe(`/account/orders/${ORDER_NO}`);
    expect(of('../../evil')).toBe('/account/orders');
  });

  it('writes amounts, times and plates as people read them', () => {
    const { params } = noticeText({ ...aNotice(1, 'lotWon'), data: KINDS.lotWon }, PLAIN_WRITER);
    expect(params).toMatchObject({
      plate: '浙G·8888A',
      balance: '¥47,000',
      dueAt: expect.stringMatching(/月/),
    });
  });
});
