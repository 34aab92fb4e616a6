// Undelivered messages: what each failure means, what can be sent again and by whom, and what the list says once it is done or refused.
import { TestBed } from '@angular/core/testing';
import type {
  CodeBudgetView,
  NoticeKind,
  SmsTextName,
  StaffRole,
  UndeliveredMessage,
  UndeliveredSum,
} from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { LANGUAGES } from '@haopai/rules';
import { Announcer } from '../announcements/announcer';
import { staffPage } from '../testing/staff-page';
import { failureKey } from './failure-words';
import { UndeliveredPage } from './undelivered-page';

const SUMS = '/admin/messages/sums';
const BUDGETS = '/admin/messages/code-budgets';
const DEAD = '/admin/messages?group=dead&page=1&size=20';
const READ_AT_MS = Date.UTC(2026, 10, 27, 4);
const REFUSED = 'isv.SMS_TEMPLATE_ILLEGAL';

const aSum = (change: Partial<UndeliveredSum> = {}): UndeliveredSum => ({
  ...{ channel: 'sms', group: 'dead', lastFailure: REFUSED, count: 2, oldestAtMs: READ_AT_MS - 3_600_000 },
  ...change,
});
const aMessage = (id: number, change: Partial<UndeliveredMessage> = {}): UndeliveredMessage => ({
  ...{ id, channel: 'sms', group: 'dead', kind: 'enrolled', maskedMobile: '138****5678', citizenId: null },
  ...{
    attempts: 1,
    lastFailure: REFUSED,
    createdAtMs: READ_AT_MS,
    nextTryAtMs: null,
    givenUpAtMs: READ_AT_MS,
  },
  ...{ validUntilMs: READ_AT_MS, isReadable: true, isOfUse: true },
  ...change,
});
const budgets = (sentToLogIn = 0): readonly CodeBudgetView[] => [
  { purpose: 'register', sent: 4_000, perDay: 5_000, againAtMs: READ_AT_MS },
  { purpose: 'login', sent: sentToLogIn, perDay: 20_000, againAtMs: READ_AT_MS },
  { purpose: 'recover', sent: 3_000, perDay: 3_000, againAtMs: READ_AT_MS },
];
const sumsOf = (...sums: readonly UndeliveredSum[]) => ({ readAtMs: READ_AT_MS, sums });
const pageOf = (...items: readonly UndeliveredMessage[]) => ({
  items,
  total: items.length,
  page: 1,
  size: 20,
});

let page: PageUnderTest;

async function open(role: StaffRole = 'administrator', address = '/messages'): Promise<void> {
  page = await staffPage([{ path: 'messages', component: UndeliveredPage }], role);
  await page.open(address);
  await page.answer(BUDGETS, budgets());
}

async function show(...items: readonly UndeliveredMessage[]): Promise<void> {
  await page.answer(SUMS, sumsOf(aSum()));
  await page.answer(DEAD, pageOf(...items));
}

async function giveReason(): Promise<void> {
  const dialog = document.querySelector('mat-dialog-container');
  const field = dialog?.querySelector<HTMLTextAreaElement>('textarea');
  if (field === null || field === undefined) throw new Error('nobody asks why');
  field.value = '模板已通过';
  field.dispatchEvent(new Event('input'));
  await page.settle();
  dialog?.querySelector<HTMLElement>('[data-testid="reason-yes"]')?.click();
  await page.settle();
}

const dialogText = (): string => document.querySelector('mat-dialog-container')?.textContent ?? '';

afterEach(() => page.close());

describe('undelivered messages', () => {
  it('say what failed, what it means and what to do, with the code beside it', async () => {
    await open('auditor');
    await show(aMessage(7));
    const sums = page.text('sums');
    expect(sums).toContain('短信模板或签名没有通过审核');
    expect(sums).toContain('再重发');
    expect(sums).toContain(REFUSED);
    expect(page.text('message-7')).toContain('报名成功');
    expect(page.text('message-7')).toContain('138****5678');
  });

  it('are only looked at by an auditor', async () => {
    await open('auditor');
    await show(aMessage(7));
    for (const act of ['send-failed', 'many', 'choose-7', 'choose-all'])
      expect(page.has(`[data-testid="${act}"]`)).toBe(false);
  });

  it('that there are none says so, and looks for none one by one', async () => {
    await open();
    await page.answer(SUMS, sumsOf());
    await page.answer(DEAD, pageOf());
    expect(page.text('all-left')).toContain('没有未送达的消息');
    expect(page.has('hp-list-frame')).toBe(false);
  });

  it('are looked at anew on demand, and it is said when that fails', async () => {
    await open();
    await show(aMessage(7));
    await page.press('refresh');
    await page.answer(BUDGETS, budgets());
    await page.answer(SUMS, sumsOf());
    await page.answer(DEAD, pageOf());
    expect(page.has('[data-testid="all-left"]')).toBe(true);
    await page.press('refresh');
    await page.answer(BUDGETS, budgets());
    await page.refuse(SUMS, 'SERVER.FAILED', {}, 500);
    await page.refuse(DEAD, 'SERVER.FAILED', {}, 500);
    expect(TestBed.inject(Announcer).isRefusal()).toBe(true);
    expect(page.has('[data-testid="all-left"]')).toBe(true);
  });

  it('that lapsed ask for nothing', async () => {
    await open();
    await page.answer(SUMS, sumsOf(aSum({ group: 'useless' })));
    await page.answer(DEAD, pageOf());
    expect(page.text('sums')).toContain('不用再处理');
    expect(page.text('sums')).not.toContain('再重发');
    expect(page.has('[data-testid="send-failed"]')).toBe(false);
  });

  it('are asked for again when they did not come', async () => {
    await open();
    await page.refuse(SUMS, 'SERVER.FAILED', {}, 500);
    await page.refuse(DEAD, 'SERVER.FAILED', {}, 500);
    expect(page.has('[data-testid="list-failed"]')).toBe(true);
    page.one('[data-testid="sums-failed"] button').click();
    await page.settle();
    await page.answer(SUMS, sumsOf(aSum()));
    expect(page.text('sums')).toContain(REFUSED);
  });

  it('of one failure are sent again with a reason, as far as they were seen', async () => {
    await open();
    await show(aMessage(7), aMessage(8));
    await page.press('send-failed');
    expect(dialogText()).toContain('重发 2 条消息');
    expect(dialogText()).toContain(`短信，${REFUSED}。`);
    await giveReason();
    const sent = page.asked('/admin/messages/send-again/failed');
    const body = { channel: 'sms', failure: REFUSED, readAtMs: READ_AT_MS, reason: '模板已通过' };
    expect(sent.request.body).toEqual(body);
    sent.flush({ sent: 2, left: 0 });
    await page.settle();
    expect(TestBed.inject(Announcer).said()).toContain('重发 2 条');
    await page.answer(SUMS, sumsOf());
    await page.answer(DEAD, pageOf());
    expect(page.has('[data-testid="all-left"]')).toBe(true);
  });

  it('that are too many for one act say so before and afterwards', async () => {
    await open();
    await page.answer(SUMS, sumsOf(aSum({ count: 310 })));
    await page.answer(DEAD, pageOf(aMessage(7)));
    await page.press('send-failed');
    expect(dialogText()).toContain('重发 300 条消息');
    expect(dialogText()).toContain('共 310 条');
    await giveReason();
    page.asked('/admin/messages/send-again/failed').flush({ sent: 300, left: 10 });
    await page.settle();
    expect(TestBed.inject(Announcer).said()).toContain('还有 10 条');
    await show(aMessage(7));
  });

  it('are chosen one by one, or all that can be sent; what cannot has no box', async () => {
    await open();
    await show(aMessage(7), aMessage(8, { isReadable: false, kind: null, maskedMobile: null }), aMessage(9));
    expect(page.has('[data-testid="choose-8"]')).toBe(false);
    expect(page.text('message-8')).toContain('无法读取');
    expect(page.has('[data-testid="send-chosen"]')).toBe(false);
    await page.press('choose-all');
    expect(page.text('many')).toContain('已选中 2 条');
    await page.press('choose-7');
    await page.press('send-chosen');
    await giveReason();
    const sent = page.asked('/admin/messages/send-again');
    expect(sent.request.body).toEqual({ ids: [9], reason: '模板已通过' });
    sent.flush({ sent: 1, left: 0 });
    await page.settle();
    await page.answer(SUMS, sumsOf(aSum({ count: 1 })));
    await page.answer(DEAD, pageOf(aMessage(7)));
    expect(page.text('many')).toContain('没有选中');
  });

  it('that somebody else has sent again say so in the question, and the list behind it is read anew', async () => {
    await open();
    await show(aMessage(7));
    await page.press('choose-7');
    await page.press('send-chosen');
    await giveReason();
    await page.refuse('/admin/messages/send-again', 'MESSAGES.CHANGED', { count: 1 });
    expect(dialogText()).toContain('有 1 条已由别人重发');
    await page.answer(SUMS, sumsOf(aSum({ group: 'waiting' })));
    await page.answer(DEAD, pageOf());
    expect(page.has('[data-testid="message-7"]')).toBe(false);
    await giveReason();
    const again = page.asked('/admin/messages/send-again');
    expect(again.request.body).toMatchObject({ ids: [7] });
    again.flush(
      { code: 'MESSAGES.CHANGED', data: { count: 1 }, requestId: '' },
      { status: 409, statusText: '' },
    );
    await page.settle();
    await page.answer(SUMS, sumsOf(aSum({ group: 'waiting' })));
    await page.answer(DEAD, pageOf());
  });

  it('are looked for by state, channel and failure, and what is of no use says why', async () => {
    await open('administrator', '/messages?group=useless&channel=push&failure=UNKNOWN%20HTTP%20502');
    await page.answer(SUMS, sumsOf(aSum()));
    await page.answer(
      '/admin/messages?group=useless&channel=push&failure=UNKNOWN%20HTTP%20502&page=1&size=20',
      pageOf(
        aMessage(1, { group: 'useless', isOfUse: false }),
        aMessage(2, { group: 'useless', isReadable: false, kind: null }),
        aMessage(3, { group: 'useless', channel: 'push', kind: 'outbid', citizenId: 12 }),
      ),
    );
    expect(page.text('message-1')).toContain('已过期');
    expect(page.text('message-2')).toContain('内容无法读取');
    expect(page.text('message-3')).toContain('可能已送达');
    expect(page.one('[data-testid="message-3"] a').getAttribute('href')).toBe('/citizens/12');
    expect(page.has('[data-testid="many"]')).toBe(false);
  });

  it('have a name for every kind, in both languages', async () => {
    await open();
    await show();
    const texts = {
      ...{
        registerCode: 1,
        loginCode: 1,
        recoverCode: 1,
        changeMobileCode: 1,
        confirmCode: 1,
        passwordChanged: 1,
      },
      ...{ mobileHasAccount: 1, passkeyAdded: 1, passkeyRemoved: 1 },
      ...{ mobileChanged: 1, enrolled: 1, auctionSoon: 1, lotWon: 1, lotCovered: 1, balanceSoon: 1 },
      ...{ balanceExtended: 1, balancePaid: 1, depositsRefunded: 1, depositForfeited: 1, winDisqualified: 1 },
      ...{ nextBidderOffered: 1 },
      ...{
        reservationApproved: 1,
        reservationRejected: 1,
        reservationInAuction: 1,
        watchStart: 1,
        outbid: 1,
      },
      ...{ auctionCancelled: 1, auctionPostponed: 1, auctionSuspended: 1, workWaits: 1, decisionWaits: 1 },
    } satisfies Record<SmsTextName, 1>;
    const notices = {
      ...{
        welcome: 1,
        passwordChanged: 1,
        mobileChanged: 1,
        addressChanged: 1,
        newDevice: 1,
        announcement: 1,
      },
      ...{ passkeyAdded: 1, passkeyRemoved: 1, passkeysEnded: 1 },
      ...{ enrolled: 1, enrolmentLapsed: 1, enrolledTooLate: 1, auctionSoon: 1 },
      ...{ lotWon: 1, lotCovered: 1, balanceSoon: 1 },
      ...{ balanceExtended: 1, balancePaid: 1, depositsRefunded: 1, depositForfeited: 1, winDisqualified: 1 },
      ...{ nextBidderOffered: 1 },
      ...{ reservationApproved: 1, reservationRejected: 1, reservationLapsed: 1, reservationInAuction: 1 },
      ...{ watchStart: 1, outbid: 1, listingFree: 1, listingSold: 1, newListings: 1, newLots: 1 },
      ...{ paidTwice: 1, paidTooLate: 1, enrolmentBarred: 1, banLifted: 1 },
      ...{ claimReceived: 1, claimAsked: 1, claimAnswered: 1, claimClosed: 1 },
      ...{ identityVerified: 1, identityRefused: 1 },
      ...{ auctionCancelled: 1, auctionPostponed: 1, auctionSuspended: 1, lotWithdrawn: 1 },
    } satisfies Record<NoticeKind, 1>;
    const words = TestBed.inject(Words);
    for (const language of LANGUAGES) {
      await words.use(language);
      for (const kind of Object.keys({ ...texts, ...notices }))
        expect(words.sayOr(`smsTexts.name.${kind}`, words.sayOr(`messages.kind.${kind}`, kind))).not.toBe(
          kind,
        );
    }
  });
});

describe('the codes of today', () => {
  it('say for each purpose how many were sent, and aloud when four fifths are', async () => {
    await open('auditor');
    await show();
    expect(page.text('budget-register')).toMatch(/注册.*4000.*5000.*已用八成/s);
    expect(page.text('budget-login')).toMatch(/登录.*0.*20000.*还够用/s);
    expect(page.text('budget-recover')).toMatch(/找回密码.*已用完.*直到/s);
    await page.press('refresh');
    await page.answer(BUDGETS, budgets(16_000));
    await show();
    expect(page.text('budget-login')).toContain('已用八成');
  });

  it('that did not come are asked for again', async () => {
    page = await staffPage([{ path: 'messages', component: UndeliveredPage }], 'administrator');
    await page.open('/messages');
    await page.refuse(BUDGETS, 'SERVER.FAILED', {}, 500);
    await show();
    page.one('[data-testid="budgets-failed"] button').click();
    await page.settle();
    await page.answer(BUDGETS, budgets());
    expect(page.has('[data-testid="budget-login"]')).toBe(true);
  });
});

describe('the words of a failure', () => {
  it.each([
    ['isv.AMOUNT_NOT_ENOUGH', 'noMoney'],
    ['SignatureDoesNotMatch', 'keys'],
    ['InvalidAccessKeyId.NotFound', 'keys'],
    ['NUMBER.MINUTE_LIMIT', 'numberLimit'],
    ['NUMBER.DAY_LIMIT', 'dayLimit'],
    [REFUSED, 'words'],
    ['ECONNREFUSED', 'notReached'],
    ['NO_ANSWER', 'noAnswer'],
    ['ECONNRESET', 'noAnswer'],
    ['isp.SYSTEM_ERROR', 'noAnswer'],
    ['UNKNOWN isp.SYSTEM_ERROR', 'doubtful'],
    ['HTTP 400', 'pushRefused'],
    ['HTTP 502', 'noAnswer'],
    ['isv.SOMETHING_NEW', 'refused'],
    ['NEVER.SEEN', 'other'],
    [null, 'notTried'],
  ])('for %s are those of %s', async (code, key) => {
    expect(failureKey(code)).toBe(key);
    await open();
    await show();
    const words = TestBed.inject(Words);
    for (const language of LANGUAGES) {
      await words.use(language);
      for (const part of ['means', 'do'])
        expect(words.sayOr(`messages.failure.${key}.${part}`, '')).not.toBe('');
    }
  });
});
