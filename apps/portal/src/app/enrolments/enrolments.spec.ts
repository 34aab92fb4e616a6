// One's own auctions: key, entries and what is to be done stand there for each state; codes can be copied.
import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { EnrolmentEntryView, EnrolmentView, EntryOutcome } from '@haopai/contracts';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aLot, anAuction, anEnrolment } from '@haopai/web-data/testing';
import { citizensPage } from '../testing/citizens-page';
import { EnrolmentsPage } from './enrolments-page';

const LIST = '/me/enrolments?page=1&size=50';
const DUE = performance.timeOrigin + performance.now() + 3 * 86_400_000;
const START = performance.timeOrigin + performance.now() + 3_600_000;
const coming = anAuction({ startsAtMs: START });
const past = anAuction({ state: 'past', endedAtMs: 9_000_000 });

function anEntry(outcome: EntryOutcome, change: Partial<EnrolmentEntryView> = {}): EnrolmentEntryView {
  const lot = {
    lotId: 7,
    lotNo: 7,
    plate: aLot().plate,
    outcome,
    hammerFen: outcome === 'won' ? 5_600_000 : null,
    balanceOrderNo: outcome === 'won' ? '202611301405000009' : null,
    balanceFen: outcome === 'won' || outcome === 'defaulted' ? 5_100_000 : null,
    balanceDueAtMs: outcome === 'won' && change.deposit !== 'applied' ? DUE : null,
  };
  return { entryId: 1, vin: '1M8GDM9AXKP042788', deposit: 'held', isReserved: false, lot, ...change };
}

describe('one’s own auctions', () => {
  let page: PageUnderTest;
  let copied: string[];

  beforeEach(async () => {
    copied = [];
    const copy = (text: string) => copied.push(text) > 0;
    page = await citizensPage(
      [
        { path: 'account/enrolments', component: EnrolmentsPage },
        { path: 'auctions/:auctionId', children: [] },
      ],
      [
        { provide: Clipboard, useValue: { copy } },
        { provide: ConfirmDoor, useValue: { ask: () => Promise.resolve(true) } },
      ],
    );
    await page.open('/account/enrolments');
  });
  afterEach(() => page.close());

  const show = (...items: readonly EnrolmentView[]) =>
    page.answer(LIST, { items, total: items.length, page: 1, size: 50 });

  it('begin with the one under way, and keep what is over folded', async () => {
    const live = anAuction({ id: 2, state: 'live', startsAtMs: START - 7_200_000 });
    await show(
      anEnrolment({ id: 5, auction: { ...coming, id: 3 } }),
      anEnrolment({ id: 4, auction: { ...past, id: 4 } }),
      anEnrolment({ auction: live }),
    );
    expect(page.text()).toMatch(/进行中.*进入竞买大厅.*报名成功.*查看号牌/);
    expect(page.has('[data-testid=enrolment-4]')).toBe(false);
    expect(page.text('past-enrolments')).toBe('历史竞买（1）');
    page.one<HTMLDetailsElement>('[data-testid=past-enrolments]').open = true;
    page.part('past-enrolments').dispatchEvent(new Event('toggle'));
    await page.settle();
    expect(page.has('[data-testid=enrolment-4]')).toBe(true);
  });

  it('let one look at what is to come without a code where it is hidden', async () => {
    await show(anEnrolment({ auction: coming, accessCode: null, isCodeHidden: true }));
    await page.press('to-room');
    expect(TestBed.inject(Router).url).toBe('/auctions/1');
  });

  it('say what will appear while there is none', async () => {
    await show();
    expect(page.text('enrolments-empty')).toContain('还没有报过名');
  });

  it('give paddle number and code to copy, a calendar, and the way to the room', async () => {
    await show(anEnrolment({ auction: coming }));
    expect([page.text('paddle-no'), page.text('access-code')]).toEqual(['1208', 'K7M2PQ']);
    for (const button of ['竞价号', '验证码']) page.one(`[aria-label="复制${button}"]`).click();
    await page.settle();
    expect(copied).toEqual(['1208', 'K7M2PQ']);
    expect(page.text()).toContain('验证码已复制');
    expect(page.part('calendar').getAttribute('href')).toBe('/api/v1/me/enrolments/3/calendar');
    expect(page.text('entry')).toContain('还没有用于出价');
  });

  it('lead into the room with one press: the code that stands there is the code entered', async () => {
    await show(anEnrolment({ auction: coming }));
    page.part('to-room').click();
    await page.settle();
    expect(page.text('to-room')).toBe('正在核对…');
    const asked = page.asked('/auctions/1/room');
    expect(asked.request.body).toEqual({ paddleNo: 1208, accessCode: 'K7M2PQ' });
    asked.flush({ auctionId: 1, paddleNo: 1208, entries: [] });
    await page.settle();
    expect(TestBed.inject(Router).url).toBe('/auctions/1');
  });

  it('lead to the order that waits to be paid, and show no key', async () => {
    const unpaid = {
      state: 'unpaid',
      paddleNo: null,
      accessCode: null,
      paidAtMs: null,
      dueAtMs: START,
    } as const;
    await show(anEnrolment({ ...unpaid, auction: coming }));
    expect(page.part('enrolment-pay').getAttribute('href')).toBe('/account/orders/202611261405000001');
    expect(page.text()).toMatch(/保证金 ¥5,000.*还剩 (59|1:00):\d\d/);
    expect(page.has('[data-testid=paddle-no]')).toBe(false);
  });

  it('tell of a plate that was won the price, the rest to pay, and in the end how to fetch it', async () => {
    const pickUp = {
      plates: [{ lotId: 7, plate: aLot().plate, vin: '1M8GDM9AXKP042788' }],
      fromMs: 10_000_000,
      toBring: [{ zh: '本人身份证原件', en: 'Identity card' }, { zh: '行驶证' }],
      text: '三号窗口，工作日九点起',
    };
    await show(anEnrolment({ auction: past, entries: [anEntry('won', { deposit: 'applied' })], pickUp }));
    expect(page.text('entry')).toMatch(/保证金已抵价款.*已竞得.*成交价 ¥56,000/);
    expect(page.part('entry-balance').getAttribute('href')).toBe('/account/orders/202611301405000009');
    expect(page.text('pick-up')).toMatch(/取牌办法.*本人身份证原件.*行驶证.*三号窗口/);
    expect(page.has('[data-testid=to-room]')).toBe(false);
  });

  it('name the rest of the price and the day by which to pay it, as long as it is not paid', async () => {
    await show(anEnrolment({ auction: past, entries: [anEntry('won', { deposit: 'held' })] }));
    expect(page.text('entry')).toMatch(/余款 ¥51,000.*\d\d:\d\d.*还剩.*支付余款/);
    expect(page.text('entry-balance')).toBe('支付余款');
  });

  it('ask for nothing more once it is paid', async () => {
    await show(anEnrolment({ auction: past, entries: [anEntry('won', { deposit: 'applied' })] }));
    expect(page.text('entry-balance-sum')).toBe('余款 ¥51,000');
    expect(page.has('[data-testid=order-left]')).toBe(false);
    expect(page.text('entry-balance')).toBe('余款订单');
  });

  it('say at their head that a balance was not paid, and not that one is enrolled', async () => {
    const entries = [
      anEntry('lost', { deposit: 'refunded' }),
      anEntry('defaulted', { entryId: 2, deposit: 'forfeited' }),
    ];
    await show(anEnrolment({ auction: past, entries }));
    expect(page.one('.head hp-state-chip').textContent).toContain('违约');
    expect(page.text('enrolment-1')).not.toMatch(/报名成功|余款 ¥/);
  });

  it('say in the end of a share without a plate that no bid was made with it', async () => {
    await show(
      anEnrolment({ auction: past, entries: [anEntry('open', { deposit: 'refunded', lot: null })] }),
    );
    expect(page.text('entry')).toMatch(/保证金已退还没有用于出价$/);
  });

  it('lead from one that was cancelled back to the auction while it has not started', async () => {
    const cancelled = { state: 'cancelled', paddleNo: null, accessCode: null } as const;
    await show(anEnrolment({ ...cancelled, auction: coming }));
    expect(page.part('enrol-again').getAttribute('href')).toBe('/auctions/1');
  });

  it('say of one that has lapsed why, and that it cost nothing', async () => {
    await show(anEnrolment({ auction: past, state: 'lapsed', paddleNo: null, accessCode: null }));
    expect(page.text()).toMatch(/没有按时支付.*没有收取任何费用/);
  });

  it.each([
    ['open', 'held', '竞买中'],
    ['lost', 'refunded', '未竞得'],
    ['unsold', 'refunded', '流拍'],
    ['withdrawn', 'refunded', '号牌已撤下'],
    ['defaulted', 'forfeited', '余款逾期未付'],
  ] as const)('say what became of an entry: %s', async (outcome, deposit, words) => {
    await show(anEnrolment({ auction: past, entries: [anEntry(outcome, { deposit })] }));
    expect(page.text('entry-outcome')).toBe(words);
    expect(page.part('entry-deposit').getAttribute('data-state')).toBe(deposit);
  });

  it('say that a price was paid back and the plate with it', async () => {
    const entry = anEntry('won', { deposit: 'applied' });
    const lot = entry.lot && { ...entry.lot, isReturned: true as const };
    await show(anEnrolment({ auction: past, entries: [{ ...entry, lot }] }));
    expect(page.text('entry-outcome')).toBe('价款已退回，成交作废');
  });

  it('say plainly that a paddle was put out, why, and what follows, and lead to no room', async () => {
    const entries = [
      anEntry('defaulted', { deposit: 'forfeited' }),
      anEntry('lost', { entryId: 2, deposit: 'refunded' }),
    ];
    const disqualified = { reason: '串通', atMs: 9 };
    await show(anEnrolment({ auction: coming, entries, disqualified }));
    expect(page.text('disqualified')).toMatch(
      /竞价号 1208 已被取消本期竞买资格.*原因：串通.*保证金不退.*全额退回/,
    );
    expect(page.text('entry-outcome')).toBe('资格被取消，不卖给本人');
    for (const name of ['to-room', 'paddle-no', 'calendar'])
      expect(page.has(`[data-testid=${name}]`)).toBe(false);
  });

  it('say where a reservation paid the deposit', async () => {
    const entries = [anEntry('open', { isReserved: true, lot: null })];
    await show(anEnrolment({ auction: coming, entries, orderNo: null }));
    expect(page.text('entry')).toContain('由预约保证金承担');
  });

  it('say that they failed, and ask again', async () => {
    await page.refuse(LIST, 'SERVER.BUSY', { retryAfterMs: 1 }, 503);
    expect(page.text()).toContain('报名没有载入');
    page.one('hp-notice button').click();
    await page.settle();
    await show(anEnrolment());
    expect(page.has('[data-testid=enrolment-1]')).toBe(true);
  });

  it('say that their auction is postponed, and let one step back before the new start', async () => {
    const stop = { kind: 'postpone', reason: '系统检修', atMs: 1, untilMs: START, wasMs: 1 } as const;
    const enrolment = anEnrolment({ auction: { ...coming, stop } });
    await show(enrolment);
    expect(page.text('stop-note')).toContain('延期');
    expect(page.text('stop-note')).toContain('系统检修');
    await page.press('step-back');
    const closed: EnrolmentView = { ...enrolment, state: 'cancelled', paddleNo: null, accessCode: null };
    page.asked('/me/enrolments/3/step-back').flush(closed);
    await page.settle();
    await show(closed);
    expect(page.has('[data-testid=step-back]')).toBe(false);
  });

  it('let a free share take another car before the start', async () => {
    const entry = anEntry('open', { lot: null });
    const enrolment = anEnrolment({ auction: coming, entries: [entry] });
    await show(enrolment);
    await page.press('change-vin');
    await page.type('vin-of-1', 'LSVAA4182E2184847');
    await page.choose('vehicle-of-1', 'smallNewEnergy');
    await page.submit();
    const sent = page.asked('/me/enrolments/3/entries/1/vin');
    expect(sent.request.body).toEqual({ vin: 'LSVAA4182E2184847', vehicle: 'smallNewEnergy' });
    const changed: EnrolmentView = {
      ...enrolment,
      entries: [
        { ...entry, vin: 'LSVAA4182E2184847', vehicle: { vehicle: 'smallNewEnergy', isSeen: false } },
      ],
    };
    sent.flush(changed);
    await page.settle();
    await show(changed);
    expect(page.text('entry')).toContain('LSV AA4182 E2184847');
    expect(page.text('entry-vehicle')).toBe('小型新能源汽车');
  });

  it('say that their auction is cancelled, and why', async () => {
    const stop = { kind: 'cancel', reason: '系统检修', atMs: 1, untilMs: null, wasMs: 1 } as const;
    await show(anEnrolment({ auction: { ...past, stop } }));
    expect(page.text('stop-note')).toContain('已取消');
    expect(page.has('[data-testid=step-back]')).toBe(false);
  });

  it('of a drill say that it is one and counts for nothing, whoever bid highest', async () => {
    const drill = { ...past, isDrill: true, depositFen: 0 };
    const entry = anEntry('won', { vin: 'LDR1LLCAR00000300', deposit: null });
    const lot = entry.lot === null ? null : { ...entry.lot, balanceOrderNo: null, balanceFen: null };
    await show(anEnrolment({ auction: drill, orderNo: null, entries: [{ ...entry, lot }] }));
    expect(page.text('drill-note')).toContain('演练已经结束');
    expect(page.text('enrolment-1')).toContain('演练 2026年第12期');
    expect(page.text('entry-outcome')).toBe('演练中最后出价最高，不算数');
    expect(page.text('entry')).toContain('玩具车架号');
    expect(page.has('[data-testid=entry-balance]')).toBe(false);
  });
});
