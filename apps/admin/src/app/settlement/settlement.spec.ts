// Settlement in the back office: who owes what, refunds that failed, the books, and where they differ from the provider's.
import { TestBed } from '@angular/core/testing';
import type {
  DifferenceView,
  InvoiceCase,
  LedgerSums,
  OddPaymentCase,
  ReconciliationHead,
  RefundCase,
  SettlementView,
  StaffRole,
  WinnerView,
} from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { staffPage } from '../testing/staff-page';
import { daysOf } from './days-of';
import { routes } from './settlement.routes';
import { CONTACT_FOR_MS } from './winner-contacts';

const DAY_MS = 24 * 3_600_000;
const MIDNIGHT_MS = Date.UTC(2026, 10, 25, 16);
const HEAD = '/admin/settlement/auctions/7';
const WINNERS = `${HEAD}/winners?page=1&size=20`;
const REFUNDS = '/admin/settlement/refunds?group=failed&page=1&size=20';

const pageOf = <Item>(...items: readonly Item[]) => ({ items, total: items.length, page: 1, size: 20 });
const deposits = {
  ...{ receivedFen: 600_000, heldFen: 200_000, appliedFen: 100_000, refundedFen: 200_000 },
  forfeitedFen: 100_000,
};
const aHead = (change: Partial<SettlementView> = {}): SettlementView => ({
  ...{ auctionId: 7, title: '2026年第12期', endedAtMs: 0, settledAtMs: 1, won: 2, due: 1, paid: 1 },
  ...{ defaulted: 0, hammerFen: 8_000_000, dueFen: 2_900_000, refundsWaiting: 0, refundsFailed: 1, deposits },
  ...change,
});
const aWinner = (dueAtMs: number, change: Partial<WinnerView> = {}): WinnerView => ({
  ...{ lotId: 11, auctionId: 7, state: 'due', paddleNo: 108, citizenName: '孙**' },
  ...{ hammerFen: 3_100_000, depositFen: 200_000 },
  plate: { number: '浙GD33333', kind: 'newEnergy', colour: 'green', isPersonalised: false, region: '330702' },
  balance: {
    ...{ orderNo: '20261127000000000001', version: 3, state: 'created', amountFen: 2_900_000, dueAtMs },
    ...{ latestDueAtMs: dueAtMs + 30 * DAY_MS, paidAtMs: null, remindersByHand: 0, remindedAtMs: null },
  },
  ...change,
});
const aRefund = (change: Partial<RefundCase> = {}): RefundCase => ({
  ...{ refundNo: '20261127000000000009', orderNo: '20261127000000000001', orderKind: 'enrolmentDeposit' },
  ...{ plateNumber: null, amountFen: 200_000, why: 'wonNothing', state: 'failed', attempts: 12 },
  ...{ lastFailure: 'ACQ.SELLER_BALANCE_NOT_ENOUGH', wantedAtMs: 0, changedAtMs: 0, outside: null },
  ...change,
});
const aRun: ReconciliationHead = {
  ...{ id: 5, fromMs: MIDNIGHT_MS, toMs: MIDNIGHT_MS + DAY_MS, state: 'done', staffName: null },
  ...{ startedAtMs: 0, finishedAtMs: 1, asked: 67, oursInFen: 800_000, theirsInFen: 0, oursOutFen: 0 },
  ...{ theirsOutFen: 0, differences: 1, open: 1 },
};

let page: PageUnderTest;

async function open(address: string, role: StaffRole = 'cashier'): Promise<void> {
  page = await staffPage([{ path: 'settlement', children: routes }], role);
  await page.open(address);
}
afterEach(() => page.close());

function inDialog<Found extends HTMLElement>(testId: string): Found {
  const found = document.querySelector<Found>(`.cdk-overlay-container [data-testid="${testId}"]`);
  if (found === null) throw new Error(`no dialog has ${testId}`);
  return found;
}

async function give(testId: string, text: string): Promise<void> {
  const field = inDialog<HTMLInputElement>(testId);
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await page.settle();
}

async function push(testId: string): Promise<void> {
  inDialog(testId).click();
  await page.settle();
}

describe('the settlement of an auction', () => {
  it('says what became of its deposits, and who owes what', async () => {
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(aWinner(Date.now() + DAY_MS)));
    expect(page.text('still-due')).toBe('¥29,000');
    expect(page.text('forfeited')).toBe('¥1,000');
    expect(page.text('winner-11')).toContain('浙G·D33333');
    expect(page.has('[data-testid="forfeit"]')).toBe(false);
  });

  it('shows what was paid back, and that a refund waits for a colleague', async () => {
    const [asked, returned] = [aWinner(MIDNIGHT_MS), aWinner(MIDNIGHT_MS)];
    const back = { backFen: 2_900_000, isRefundAsked: false };
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead({ returned: 1, pricesBackFen: 2_900_000 }));
    await page.answer(
      WINNERS,
      pageOf(
        { ...asked, balance: asked.balance && { ...asked.balance, backFen: 0, isRefundAsked: true } },
        {
          ...returned,
          ...{ lotId: 12, state: 'returned', balance: returned.balance && { ...returned.balance, ...back } },
        },
      ),
    );
    expect(page.text('prices-back')).toBe('¥29,000 收回 1 块');
    expect(page.text('winner-11')).toContain('已申请退款，待审批');
    expect(page.text('winner-12')).toContain('已退款收回');
    expect(page.text('winner-12')).toContain('退回 ¥29,000');
  });

  it('is only looked at by an auditor', async () => {
    await open('/settlement/auctions/7', 'auditor');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(aWinner(Date.now() + DAY_MS)));
    expect(page.has('[data-testid="remind"]')).toBe(false);
  });

  it('tells of each winner when they were last reminded, also when it went by itself', async () => {
    const [quiet, reminded] = [aWinner(MIDNIGHT_MS), aWinner(MIDNIGHT_MS)];
    const balance = reminded.balance && { ...reminded.balance, remindedAtMs: MIDNIGHT_MS - DAY_MS };
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(quiet, { ...reminded, lotId: 12, balance }));
    expect(page.text('winner-11')).not.toContain('已提醒');
    expect(page.text('winner-12')).toContain('已提醒 2026-11-25 00:00:00');
  });

  it('does not say of a reminder that was refused that it is done', async () => {
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(aWinner(MIDNIGHT_MS)));
    await page.press('remind');
    expect(document.querySelector('mat-dialog-container')?.textContent).toContain('不能撤回');
    document.querySelector<HTMLElement>('[data-testid="confirm-yes"]')?.click();
    await page.settle();
    await page.refuse('/admin/settlement/lots/11/remind', 'BALANCE.REMINDED_JUST_NOW', { againAtMs: 0 });
    const announcer = TestBed.inject(Announcer);
    expect(announcer.said()).toContain('刚刚');
    expect(announcer.isRefusal()).toBe(true);
  });

  it.each([
    ['paid', '保证金已付清'],
    ['defaulted', '没有余款'],
  ] as const)('says of a winner who is %s without a balance: %s', async (state, words) => {
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(aWinner(0, { state, balance: null })));
    expect(page.text('winner-11')).toContain(words);
  });

  it('shows a winner’s number for a reason and a minute, so that the cashier can call', async () => {
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(aWinner(MIDNIGHT_MS)));
    await page.press('call');
    await give('reason', '提醒缴纳余款');
    await push('reason-yes');
    const sent = page.asked('/admin/settlement/lots/11/contact');
    expect(sent.request.body).toEqual({ reason: '提醒缴纳余款' });
    sent.flush({ lotId: 11, citizenName: '孙小圣', mobile: '13800138000' });
    await page.settle();
    await page.pass(CONTACT_FOR_MS - 1_000);
    expect(page.text('contact')).toBe('孙小圣 13800138000');
    expect(page.one('[data-testid="contact"] a').getAttribute('href')).toBe('tel:13800138000');
    await page.pass(1_000);
    expect(page.has('[data-testid="contact"]')).toBe(false);
  });

  it('reminds all who owe after one question, and orders the winners by a heading, as the address says', async () => {
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(aWinner(MIDNIGHT_MS)));
    expect(page.text('winners-total')).toContain('合计');
    await page.press('remind-all');
    await push('confirm-yes');
    await page.answer('/admin/settlement/auctions/7/remind', { reminded: 3, left: 1 });
    expect(TestBed.inject(Announcer).said()).toContain('已提醒 3 位，1 位没有再提醒');
    await page.answer(WINNERS, pageOf(aWinner(MIDNIGHT_MS)));
    await page.press('sort-due');
    expect(page.address).toBe('/settlement/auctions/7?sort=due');
    const sorted = (sort: string): string => `${HEAD}/winners?sort=${sort}&page=1&size=20`;
    await page.answer(sorted('due'), pageOf(aWinner(MIDNIGHT_MS)));
    expect(page.one('th[aria-sort="ascending"]').textContent).toContain('▲');
    await page.press('sort-due');
    await page.answer(sorted('-due'), pageOf(aWinner(MIDNIGHT_MS)));
  });

  it('gives a winner more time, with a reason, for the order as it was seen', async () => {
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(aWinner(MIDNIGHT_MS)));
    await page.press('extend');
    await push('extend-yes');
    expect(inDialog('reason').getAttribute('aria-invalid')).toBe('true');
    await give('reason', '银行系统故障');
    await push('extend-yes');
    const sent = page.asked('/admin/settlement/lots/11/extend');
    expect(sent.request.body).toEqual({
      version: 3,
      dueAtMs: MIDNIGHT_MS + 3 * DAY_MS,
      reason: '银行系统故障',
    });
    sent.flush(aWinner(MIDNIGHT_MS + 3 * DAY_MS));
    await page.settle();
    await page.answer(WINNERS, pageOf(aWinner(MIDNIGHT_MS + 3 * DAY_MS)));
    await page.answer(HEAD, aHead());
    expect(page.text('winner-11')).toContain('2026-11-29 00:00:00');
  });

  it('is asked for a default once the time is over; refused and left, nothing is said to be done', async () => {
    await open('/settlement/auctions/7');
    await page.answer(HEAD, aHead());
    await page.answer(WINNERS, pageOf(aWinner(Date.now() - 1)));
    await page.press('forfeit');
    await give('reason', '逾期未付');
    await push('reason-yes');
    await page.refuse('/admin/settlement/lots/11/forfeit', 'BALANCE.NOT_DUE');
    expect(inDialog('reason-refusal').textContent).not.toContain('BALANCE');
    await push('reason-no');
    expect(TestBed.inject(Announcer).said()).toBeNull();
  });

  it('shows no winners of an auction that there is not', async () => {
    await open('/settlement/auctions/999');
    await page.answer('/admin/settlement/auctions/999/winners?page=1&size=20', pageOf());
    await page.refuse('/admin/settlement/auctions/999', 'AUCTION.NOT_FOUND', {}, 404);
    expect(page.has('[data-testid="head-failed"]')).toBe(true);
    expect(page.has('hp-list-frame')).toBe(false);
  });
});

describe('refunds that failed', () => {
  it('are explained in words beside the code of the provider', async () => {
    await open('/settlement/refunds');
    await page.answer(REFUNDS, pageOf(aRefund()));
    expect(page.text('refund-20261127000000000009')).toContain('商户账户余额不足');
    expect(page.text('refund-20261127000000000009')).toContain('ACQ.SELLER_BALANCE_NOT_ENOUGH，已试 12 次');
  });

  it('say only that they failed when the code is a new one', async () => {
    await open('/settlement/refunds');
    await page.answer(REFUNDS, pageOf(aRefund({ lastFailure: 'ACQ.NEVER_HEARD_OF' })));
    expect(page.text('refund-20261127000000000009')).toContain('支付机构没有退款');
  });

  it.each(['NO_ANSWER', 'ETIMEDOUT', 'TRY.FAILED', '20000', 'isp.unknow-error', 'aop.ACQ.SYSTEM_ERROR'])(
    'say that nobody knows what came of them while the last word was %s',
    async (lastFailure) => {
      await open('/settlement/refunds');
      await page.answer(REFUNDS, pageOf(aRefund({ lastFailure })));
      expect(page.text('refund-20261127000000000009')).toContain('可能已经退回');
    },
  );

  it('are confirmed as paid outside by somebody else than who said so', async () => {
    const outside = {
      ...{ reference: 'ICBC-1', reason: '账户已注销', atMs: 0, confirmedByName: null, confirmedAtMs: null },
    };
    await open('/settlement/refunds');
    await page.answer(
      REFUNDS,
      pageOf(
        aRefund({ refundNo: '1', outside: { ...outside, staffId: 1, staffName: '王力' } }),
        aRefund({ refundNo: '2', outside: { ...outside, staffId: 2, staffName: '孙洁' } }),
      ),
    );
    expect(page.has('[data-testid="refund-1"] [data-testid="confirm"]')).toBe(false);
    await page.press('confirm');
    await push('confirm-yes');
    await page.answer('/admin/settlement/refunds/2/outside/confirm', aRefund({ state: 'done' }));
    await page.answer(REFUNDS, pageOf());
    expect(page.has('[data-testid="list-empty"]')).toBe(true);
  });
});

describe('payments to check', () => {
  const ODD = '/admin/settlement/odd-payments';
  const LIST = `${ODD}?group=open&page=1&size=20`;
  const anOdd = (change: Partial<OddPaymentCase> = {}): OddPaymentCase => ({
    ...{ paymentNo: '20261127000000000031', provider: 'alipay', orderNo: '20261127000000000001' },
    ...{ orderKind: 'listing', plateNumber: '浙G33333', amountFen: 880_000, toldFen: 88_000, createdAtMs: 0 },
    ...{ closing: null, ...change },
  });

  it('show what was to be paid beside what the provider tells', async () => {
    await open('/settlement/odd-payments');
    await page.answer(LIST, pageOf(anOdd(), anOdd({ paymentNo: '2', toldFen: null })));
    expect(page.text('odd-20261127000000000031')).toMatch(/¥8,800.*¥880/s);
    expect(page.text('odd-2')).toContain('没有记录');
  });

  it('are closed with what was found and done and a reason, and leave the list', async () => {
    await open('/settlement/odd-payments');
    await page.answer(LIST, pageOf(anOdd()));
    await page.press('close-odd');
    await push('close-odd-yes');
    expect(inDialog('outcome-paidBack').getAttribute('aria-invalid')).toBe('true');
    await push('outcome-paidBack');
    inDialog('outcome-paidBack').dispatchEvent(new Event('change'));
    await give('reason', '支付宝后台退款 202611270001');
    await push('close-odd-yes');
    const sent = page.asked(`${ODD}/20261127000000000031/close`);
    expect(sent.request.body).toEqual({ outcome: 'paidBack', reason: '支付宝后台退款 202611270001' });
    sent.flush(anOdd());
    await page.settle();
    await page.answer(LIST, pageOf());
    expect(page.text('list-empty')).toContain('没有待核查的付款');
    expect(TestBed.inject(Announcer).said()).toBe('付款已关闭。');
  });

  it('that somebody else has closed meanwhile say so, and keep what was typed', async () => {
    await open('/settlement/odd-payments');
    await page.answer(LIST, pageOf(anOdd()));
    await page.press('close-odd');
    await push('outcome-nothingCame');
    await give('reason', '查无此款');
    await push('close-odd-yes');
    await page.refuse(`${ODD}/20261127000000000031/close`, 'PAYMENT.NOT_ODD', { state: 'closed' });
    expect(inDialog('close-odd-refusal').textContent).toContain('已经关闭');
    expect(inDialog<HTMLTextAreaElement>('reason').value).toBe('查无此款');
    await push('close-odd-no');
  });

  it('say, once closed, by whom and how', async () => {
    await open('/settlement/odd-payments?group=closed');
    const closing = { outcome: 'nothingCame', reason: '查无此款', staffName: '孙洁', atMs: 0 } as const;
    await page.answer(`${ODD}?group=closed&page=1&size=20`, pageOf(anOdd({ closing })));
    expect(page.text('odd-20261127000000000031')).toMatch(/没有到账.*孙洁.*查无此款/s);
    expect(page.one('[aria-current=page]').textContent).toBe('待核查付款');
    expect(page.has('[data-testid="close-odd"]')).toBe(false);
  });

  it('are only looked at by an auditor', async () => {
    await open('/settlement/odd-payments', 'auditor');
    await page.answer(LIST, pageOf(anOdd()));
    expect(page.has('[data-testid="close-odd"]')).toBe(false);
  });

  it('say so when the list did not come', async () => {
    await open('/settlement/odd-payments');
    await page.refuse(LIST, 'SERVER.UNAVAILABLE', { retryAfterMs: 1_000 }, 503);
    expect(page.has('[data-testid="list-failed"]')).toBe(true);
  });
});

describe('the ledger', () => {
  const sums = (change: Partial<LedgerSums> = {}): LedgerSums => ({
    ...{ fromMs: 0, toMs: 1, auctionId: null, entries: 1, deposits, faults: [], ...change },
    moved: deposits,
    accounts: [{ account: 'deposits', openingFen: 0, debitFen: 0, creditFen: 600_000, closingFen: -600_000 }],
  });
  const isOf = (part: string) => (request: { readonly url: string }) => request.url.endsWith(part);

  it('says whether the books are right, and writes a credit with its sign first', async () => {
    await open('/settlement/ledger');
    page.http.expectOne(isOf('/ledger/sums')).flush(sums());
    page.http.expectOne(isOf('/ledger')).flush(pageOf());
    await page.settle();
    expect(page.has('[data-testid="books-right"]')).toBe(true);
    expect(page.text('account-deposits')).toContain('−¥6,000');
  });

  it('says what is wrong with the books', async () => {
    await open('/settlement/ledger');
    page.http.expectOne(isOf('/ledger/sums')).flush(sums({ faults: ['deposits'] }));
    page.http.expectOne(isOf('/ledger')).flush(pageOf());
    await page.settle();
    expect(page.text('books-wrong')).toContain('保证金记录不一致');
  });

  it('is not looked at from an end to a beginning, where nothing would stand', async () => {
    await open('/settlement/ledger');
    page.http.expectOne(isOf('/ledger/sums')).flush(sums());
    page.http.expectOne(isOf('/ledger')).flush(pageOf());
    await page.type('from', '2026-12-01T00:00');
    await page.type('to', '2026-11-01T00:00');
    await page.submit();
    expect(page.part('to').getAttribute('aria-invalid')).toBe('true');
    expect(page.text()).toContain('要晚于开始时间');
    expect(page.address).toBe('/settlement/ledger');
    await page.type('to', '2026-12-01T00:00');
    expect(page.part('to').getAttribute('aria-invalid')).toBe('false');
    await page.submit();
    expect(page.part('to').getAttribute('aria-invalid')).toBe('true');
    await page.type('from', '2026-10-01T00:00');
    expect(page.part('to').getAttribute('aria-invalid')).toBe('false');
  });
});

describe('a comparison with the provider', () => {
  it('is named by its days', () => {
    expect(daysOf(aRun)).toBe('2026-11-26');
    expect(daysOf({ ...aRun, toMs: aRun.toMs + 2 * DAY_MS })).toBe('2026-11-26 – 2026-11-28');
  });

  it('has a difference explained, and counts it no more', async () => {
    const DIFFERENCES = '/admin/settlement/reconciliations/5/differences?page=1&size=20';
    const difference: DifferenceView = {
      ...{ id: 3, kind: 'notPaid', number: '20261127000000000021', orderNo: null, oursFen: 800_000 },
      ...{ theirsFen: 0, state: 'open', isMendable: false, note: null, closedByName: null, closedAtMs: null },
    };
    await open('/settlement/reconciliations/5');
    await page.answer('/admin/settlement/reconciliations/5', aRun);
    await page.answer(DIFFERENCES, pageOf(difference));
    expect(page.has('[data-testid="mend"]')).toBe(false);
    await page.press('explain');
    await give('reason', '支付机构漏报，已书面确认');
    await push('reason-yes');
    const sent = page.asked('/admin/settlement/differences/3/explain');
    expect(sent.request.body).toEqual({ note: '支付机构漏报，已书面确认' });
    const closed: DifferenceView = { ...difference, state: 'explained', note: '已书面确认' };
    sent.flush(closed);
    await page.settle();
    await page.answer(DIFFERENCES, pageOf(closed));
    await page.answer('/admin/settlement/reconciliations/5', { ...aRun, open: 0 });
    expect(page.text('difference-3')).toContain('已书面确认');
    expect(page.has('[data-testid="explain"]')).toBe(false);
  });
});

describe('invoices that citizens asked for', () => {
  const LIST = '/admin/settlement/invoices?state=failed&page=1&size=20';
  const failed: InvoiceCase = {
    ...{ id: 3, orderNo: '20261127000000000001', kind: 'invoice', state: 'failed', titleKind: 'company' },
    ...{ title: '金华某某公司', taxNumber: '91350100M000100Y43', amountFen: 5_200_000, askedAtMs: 0 },
    ...{ invoiceNo: null, address: null, attempts: 60, changedAtMs: 0, lastFailure: 'NO_ANSWER' },
  };

  it('that failed are tried again with a reason', async () => {
    await open('/settlement/invoices');
    await page.answer(LIST, pageOf(failed));
    expect(page.text('invoice-3')).toContain('NO_ANSWER · 试过 60 次');
    await page.press('retry');
    await give('reason', '税务系统已恢复');
    await push('reason-yes');
    const asked = page.asked('/admin/settlement/invoices/3/retry');
    expect(asked.request.body).toEqual({ reason: '税务系统已恢复' });
    asked.flush({ ...failed, state: 'asked' });
    await page.settle();
    await page.answer(LIST, pageOf());
    expect(page.text()).toContain('没有开票失败');
  });

  it('are only looked at by whoever may not settle', async () => {
    await open('/settlement/invoices', 'auditor');
    await page.answer(LIST, pageOf(failed));
    expect(page.has('[data-testid="retry"]')).toBe(false);
  });
});
