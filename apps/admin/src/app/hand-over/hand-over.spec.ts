// The hand-over desk by its keyboard: scan, Enter through the papers, marked, and the field has the focus again; and why something is not given out.
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import type { HandOverView, StaffRole } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { HandOverPart } from '../settings/hand-over-part';
import { staffPage } from '../testing/staff-page';
import { HandOverPage } from './hand-over-page';

const NO = '20261126004217360918';
const SEARCH = '/admin/hand-over/search';
const PAPERS = '/admin/hand-over/papers';
const COLLECT = '/admin/hand-over/collect';
const LIST = {
  version: 3,
  papers: [
    { zh: '身份证', en: 'Identity card' },
    { zh: '购车发票', en: 'Invoice' },
  ],
};
const aSale = (change: Partial<HandOverView> = {}): HandOverView => ({
  ...{ way: 'lot', saleId: 7, state: 'ready', vin: '1M8GDM9AXKP042788', orderNo: NO, paidAtMs: 1 },
  vehicle: { vehicle: 'small', isSeen: false },
  plate: { number: '浙G8888A', kind: 'ordinary', colour: 'blue', isPersonalised: false, region: '330702' },
  buyer: {
    ...{ citizenId: 3, kind: 'person', name: '王小明' },
    ...{ maskedMobile: '138****5678', maskedDocument: '330***********1234' },
  },
  ...{ lot: { auctionId: 4, title: '2026年第12期', lotNo: 5 }, dueAtMs: null, collection: null },
  ...change,
});
const COLLECTED = aSale({
  state: 'collected',
  collection: {
    ...{ handOverId: 9, collectedAtMs: 1, staffName: '李科员', collector: 'agent', agentName: '赵六' },
    papers: LIST.papers,
  },
});

describe('the hand-over desk', () => {
  let page: PageUnderTest;
  let printed: number;

  const open = async (role: StaffRole = 'clerk'): Promise<void> => {
    page = await staffPage([{ path: 'hand-over', component: HandOverPage }], role);
    await page.open('/hand-over');
    await page.answer(PAPERS, LIST);
  };
  beforeEach(() => {
    printed = 0;
    jest.spyOn(window, 'print').mockImplementation(() => (printed += 1));
  });
  afterEach(() => {
    page.close();
    jest.restoreAllMocks();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  const scan = async (text: string, ...sales: readonly HandOverView[]): Promise<void> => {
    await page.type('scan', text);
    await page.submit();
    const asked = page.asked(SEARCH);
    expect(asked.request.body).toEqual({ text });
    asked.flush({ sales, isMore: false });
    await page.settle();
  };
  const focused = (): string | null => document.activeElement?.getAttribute('data-testid') ?? null;
  const enter = async (): Promise<void> => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );
    await page.settle();
  };
  const mark = async (): Promise<void> => {
    page.part('collect-form').dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  };

  it('gives one out by Enter alone, and is ready for the next', async () => {
    await open();
    expect(focused()).toBe('scan');
    await scan(NO, aSale());
    for (const words of ['浙G·8888A', '王小明', '330***********1234', '2026年第12期 第 5 号'])
      expect(page.text('sale')).toContain(words);
    expect(focused()).toBe('paper-0');
    await enter();
    expect(focused()).toBe('paper-1');
    await enter();
    expect(focused()).toBe('collect');
    await mark();
    const sent = page.asked(COLLECT);
    expect(sent.request.body).toEqual({
      ...{ way: 'lot', saleId: 7, papersVersion: 3, ticked: [0, 1], collector: 'holder' },
    });
    sent.flush(COLLECTED);
    await page.settle();
    expect(TestBed.inject(Announcer).said()).toContain('浙G·8888A 已登记领取');
    expect([focused(), page.part<HTMLInputElement>('scan').value]).toEqual(['scan', '']);
    expect(page.has('[data-testid="sale"]')).toBe(false);
    expect(page.text('given')).toContain('浙G·8888A');
    expect(printed).toBe(0);
  });

  it('prints the slip as soon as it is marked, where that is wished', async () => {
    await open();
    await page.press('print-at-once');
    await scan(NO, aSale());
    await enter();
    await enter();
    await mark();
    await page.answer(COLLECT, COLLECTED);
    expect(printed).toBe(1);
    for (const words of ['编号 9', '浙G·8888A', '王小明', '身份证、购车发票', '代办人 赵六', '李科员'])
      expect(page.text('slip')).toContain(words);
  });

  it('is marked by nobody before each paper is ticked, and an agent is named', async () => {
    await open();
    await scan(NO, aSale());
    await enter();
    await mark();
    expect(page.text('collect-refused')).toContain('还有材料没有核对');
    expect(focused()).toBe('paper-1');
    await enter();
    await page.press('collector-agent');
    await mark();
    expect(focused()).toBe('agent');
    await page.type('agent', ' 赵六 ');
    await mark();
    const sent = page.asked(COLLECT);
    expect(sent.request.body).toMatchObject({ collector: 'agent', agentName: '赵六' });
    sent.flush(
      {
        code: 'HAND_OVER.COLLECTED',
        data: { plateNumber: '浙G8888A', collectedAtMs: 1, staffName: '李科员' },
        requestId: '',
      },
      { status: 409, statusText: 'HAND_OVER.COLLECTED' },
    );
    await page.settle();
    expect(page.text('collect-refused')).toContain('已由 李科员 登记领取');
  });

  it('asks for the papers anew when another list counts', async () => {
    await open();
    await scan(NO, aSale());
    await enter();
    await enter();
    await mark();
    await page.refuse(COLLECT, 'RECORD.CHANGED', { version: 4 });
    await page.answer(PAPERS, { version: 4, papers: [{ zh: '委托书', en: 'Authorisation' }] });
    expect(page.text('collect-form')).toContain('委托书');
    expect(page.part<HTMLInputElement>('paper-0').checked).toBe(false);
  });

  it.each([
    ['notPaid', { dueAtMs: 86_400_000, paidAtMs: null }, '还没有付清'],
    ['refunded', {}, '价款已退回'],
    ['refundAsked', {}, '等待审批'],
    ['defaulted', { paidAtMs: null }, '逾期没有付款'],
  ] as const)(
    'says why one that is %s is not given out, and waits for the next',
    async (state, given, why) => {
      await open();
      await scan('浙G8888A', aSale({ state, ...given }));
      expect(page.text('not-given')).toContain(why);
      expect(page.has('[data-testid="collect"]')).toBe(false);
      expect(focused()).toBe('scan');
    },
  );

  it('says who has one, prints its slip again, and takes a mistaken mark back with a reason', async () => {
    await open();
    await scan('浙G8888A', COLLECTED);
    for (const words of ['已领取', '李科员', '代办人 赵六', '身份证、购车发票'])
      expect(page.text('sale')).toContain(words);
    await page.press('print');
    expect(printed).toBe(1);
    await page.press('take-back');
    const overlay = TestBed.inject(OverlayContainer).getContainerElement();
    for (let turn = 0; turn < 20 && overlay.querySelector('textarea') === null; turn++) await page.settle();
    const field = overlay.querySelector('textarea');
    if (field === null) throw new Error('nobody asks why');
    field.value = '扫错了单据';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    overlay.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
    const sent = page.asked('/admin/hand-over/marks/9/take-back');
    expect(sent.request.body).toEqual({ reason: '扫错了单据' });
    sent.flush(aSale());
    await page.settle();
    expect(page.has('[data-testid="collect"]')).toBe(true);
  });

  it('lets one choose among several, and says so where there is none', async () => {
    await open();
    await scan('13800138000', aSale({ saleId: 1 }), aSale({ saleId: 2, state: 'refunded' }));
    expect(page.text('several')).toContain('已退款');
    page.one('[data-testid="several"] button').click();
    await page.settle();
    expect(focused()).toBe('paper-0');
    await scan('99999');
    expect(page.text('nothing-found')).toContain('没有找到“99999”');
    expect(focused()).toBe('scan');
  });

  it('reveals what is masked to those alone who may, for a reason', async () => {
    await open();
    await scan(NO, aSale());
    expect(page.has('[data-testid="reveal"]')).toBe(false);
    page.close();
    TestBed.resetTestingModule();
    await open('administrator');
    await scan(NO, aSale());
    expect(page.has('[data-testid="reveal"]')).toBe(true);
  });
});

describe('the papers that the desk checks', () => {
  let page: PageUnderTest;

  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  it('are changed as a whole, each with a name in every language, for a reason', async () => {
    page = await staffPage([{ path: 'papers', component: HandOverPart }], 'administrator');
    await page.open('/papers');
    await page.answer(PAPERS, LIST);
    expect(page.text()).toContain('购车发票');
    await page.press('papers-edit');
    await page.press('papers-add');
    await page.type('paper-2-zh', '委托书');
    await page.submit();
    expect(TestBed.inject(OverlayContainer).getContainerElement().querySelector('textarea')).toBeNull();
    await page.type('paper-2-en', 'Authorisation');
    await page.submit();
    const overlay = TestBed.inject(OverlayContainer).getContainerElement();
    for (let turn = 0; turn < 20 && overlay.querySelector('textarea') === null; turn++) await page.settle();
    const field = overlay.querySelector('textarea');
    if (field === null) throw new Error('nobody asks why');
    field.value = '代办要有委托书';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    overlay.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
    const sent = page.asked(PAPERS);
    expect(sent.request.body).toEqual({
      version: 3,
      papers: [...LIST.papers, { zh: '委托书', en: 'Authorisation' }],
      reason: '代办要有委托书',
    });
    sent.flush({ version: 4, papers: [{ zh: '委托书', en: 'Authorisation' }] });
    await page.settle();
    expect(page.text()).toContain('委托书');
  });

  it('of a faster colleague are laid beside those that are typed', async () => {
    page = await staffPage([{ path: 'papers', component: HandOverPart }], 'administrator');
    await page.open('/papers');
    await page.answer(PAPERS, LIST);
    await page.press('papers-edit');
    await page.type('paper-0-zh', '我的名称');
    await page.submit();
    const overlay = TestBed.inject(OverlayContainer).getContainerElement();
    for (let turn = 0; turn < 20 && overlay.querySelector('textarea') === null; turn++) await page.settle();
    const field = overlay.querySelector('textarea');
    if (field === null) throw new Error('nobody asks why');
    field.value = '改名';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    overlay.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
    const by = { changedBy: '赵主任', changedAtMs: Date.UTC(2026, 10, 29, 2) };
    await page.refuse(PAPERS, 'RECORD.CHANGED', { version: 4, ...by });
    await page.answer(PAPERS, { version: 4, papers: [{ zh: '他们的名称', en: 'Theirs' }] });
    expect(page.text('conflict-who')).toContain('赵主任');
    for (const words of ['我的名称', '他们的名称 / Theirs'])
      expect(page.text('conflict-papers')).toContain(words);
    await page.press('theirs-papers');
    expect(page.part<HTMLInputElement>('paper-0-zh').value).toBe('他们的名称');
  });

  it('are only read by those who may not change them', async () => {
    page = await staffPage([{ path: 'papers', component: HandOverPart }], 'auditor');
    await page.open('/papers');
    await page.answer(PAPERS, LIST);
    expect(page.has('button')).toBe(false);
  });
});
