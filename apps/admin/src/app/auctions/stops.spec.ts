// Stops of a published auction: one asks with a reason that everybody reads, another confirms, and whoever asked cannot.
import type { AdminStopView, StaffRole } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, anAuction, pageOf } from '../testing/an-auction';
import { staffPage } from '../testing/staff-page';
import { routes } from './auctions.routes';

const AUCTION = '/admin/auctions/7';
const published = anAuction({ state: 'coming', publishedAtMs: 0, startsAtMs: Date.UTC(2090, 11, 1, 2) });
const asked: AdminStopView = {
  ...{
    id: 3,
    auctionId: 7,
    kind: 'cancel',
    lotId: null,
    plateNumber: null,
    reason: '系统检修',
    untilMs: null,
  },
  ...{ state: 'asked', askedBy: { id: 2, name: '李科员' }, askedAtMs: 0, decidedBy: null, decidedAtMs: null },
};

let page: PageUnderTest;

async function open(address: string, role: StaffRole, auction = published): Promise<void> {
  page = await staffPage([{ path: 'auctions', children: routes }], role);
  await page.open(address);
  await page.answer(AUCTION, auction);
}
afterEach(() => page.close());

async function press(testId: string): Promise<void> {
  document.querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
  await page.settle();
}

describe('an auction that is published', () => {
  it('is asked to be cancelled with a reason, and waits for a colleague', async () => {
    await open('/auctions/7', 'clerk');
    await page.press('ask-cancel');
    const reason = document.querySelector<HTMLTextAreaElement>('textarea');
    if (reason === null) throw new Error('no reason is asked for');
    // "Cancel" would say of an auction's cancellation that it goes on.
    expect(document.querySelector('[data-testid="reason-no"]')?.textContent.trim()).toBe('不提交');
    reason.value = '系统检修';
    reason.dispatchEvent(new Event('input'));
    await press('reason-yes');
    const sent = page.asked(`${AUCTION}/stops`);
    expect(sent.request.body).toEqual({ kind: 'cancel', reason: '系统检修' });
    sent.flush(asked);
    await page.settle();
    await page.answer(AUCTION, { ...published, stops: [asked] });
    expect(page.text('stop-asked')).toContain('李科员');
    // A clerk may not publish, so does not confirm.
    expect(page.has('[data-testid="stop-confirm"]')).toBe(false);
    expect(page.has('[data-testid="stop-decline"]')).toBe(true);
  });

  it('is cancelled once somebody else confirms it', async () => {
    await open('/auctions/7', 'auctioneer', { ...published, stops: [asked] });
    expect(page.text('stop-confirm')).toBe('确认取消这一期');
    await page.press('stop-confirm');
    expect(document.querySelector('[data-testid="confirm-no"]')?.textContent.trim()).toBe('先不确认');
    expect(document.querySelector('[data-testid="confirm-yes"]')?.classList).toContain('grave');
    await press('confirm-yes');
    page.asked('/admin/stops/3/confirm').flush({ ...asked, state: 'done' });
    await page.settle();
    const stop = { kind: 'cancel', reason: '系统检修', atMs: 0, untilMs: null, wasMs: 0 } as const;
    const done = { ...asked, state: 'done', decidedBy: { id: 1, name: '王力' }, decidedAtMs: 0 } as const;
    await page.answer(AUCTION, { ...published, state: 'past', stop, stops: [done] });
    expect(page.text('stop-stands')).toContain('系统检修');
    expect(page.text('stop-chip')).toBe('已取消');
    expect(page.has('[data-testid="ask-cancel"]')).toBe(false);
  });

  it('lets whoever asked take it back, and not confirm it', async () => {
    const own = { ...asked, askedBy: { id: 1, name: '王力' } };
    await open('/auctions/7', 'administrator', { ...published, stops: [own] });
    expect(page.has('[data-testid="stop-confirm"]')).toBe(false);
    await page.press('stop-decline');
    page.asked('/admin/stops/3/decline').flush({ ...own, state: 'declined' });
    await page.settle();
    await page.answer(AUCTION, published);
    expect(page.has('[data-testid="stop-asked"]')).toBe(false);
  });

  it('is postponed to a time, and suspended once engines have its lots', async () => {
    await open('/auctions/7', 'clerk');
    expect(page.has('[data-testid="ask-postpone"]')).toBe(true);
    expect(page.has('[data-testid="ask-suspend"]')).toBe(false);
    await page.open('/auctions/7/postpone');
    await page.answer(AUCTION, published);
    await page.submit();
    expect(page.one('[data-testid="until"]').getAttribute('aria-invalid')).toBe('true');
    await page.type('until', '2091-01-05T10:00');
    await page.type('reason', '系统检修');
    await page.submit();
    const sent = page.asked(`${AUCTION}/stops`);
    expect(sent.request.body).toEqual({
      ...{ kind: 'postpone', reason: '系统检修', untilMs: Date.UTC(2091, 0, 5, 2) },
    });
    sent.flush({ ...asked, kind: 'postpone' });
    await page.settle();
    await page.answer(AUCTION, { ...published, state: 'live', startsAtMs: 0 });
    expect(page.has('[data-testid="ask-suspend"]')).toBe(true);
  });

  it('has lots that are asked to be withdrawn one by one', async () => {
    await open('/auctions/7/lots', 'clerk');
    await page.answer(`${AUCTION}/lots?page=1&size=50`, pageOf(aLot(1), aLot(2, { isWithdrawn: true })));
    expect(page.has('[data-testid="withdraw-1"]')).toBe(true);
    expect(page.has('[data-testid="withdraw-2"]')).toBe(false);
    expect(page.text('withdrawn-2')).toBe('已撤下');
  });
});
