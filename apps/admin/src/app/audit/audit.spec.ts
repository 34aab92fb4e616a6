// The record of acts: found by who, what and when, each in full, checked, and taken along.
import type { AuditEntryView, HeadsCheck } from '@haopai/contracts';
import { TestBed } from '@angular/core/testing';
import { SaveFile } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aMember, staffPage } from '../testing/staff-page';
import { fieldsOf, searchOf } from './audit-search';
import { AuditPage } from './audit-page';
import { changesOf } from './changes-of';
import { FactWords } from './fact-words';
import { factsOfPlate } from './facts-of-plate';
import { PlateActsPage } from './plate-acts-page';
import { placeOf } from './subject-place';

const ENTRY: AuditEntryView = {
  no: 12,
  atMs: Date.UTC(2026, 10, 26, 6, 5, 31),
  staffId: 1,
  staffName: '王力',
  address: '10.0.0.9',
  act: 'staff.changed',
  subject: 'staff:7',
  before: { role: 'clerk', isLocked: false },
  after: { role: 'editor', isLocked: false },
  reason: '换岗',
  hash: 'ab'.repeat(32),
};
const HEADS: HeadsCheck = {
  ...{ file: true, mail: false, kept: 31, missing: 0, unreadable: 0, faults: [] },
  newestAtMs: Date.UTC(2026, 10, 26),
};
const pageOf = (...items: readonly AuditEntryView[]) => ({ items, total: items.length, page: 1, size: 50 });

describe('the record of acts', () => {
  let page: PageUnderTest;

  async function open(query = ''): Promise<void> {
    page = await staffPage([{ path: 'audit', component: AuditPage }], 'auditor');
    await page.open(`/audit${query}`);
    await page.answer('/admin/staff', [aMember('administrator')]);
  }
  afterEach(() => page.close());

  it('says who did what to whom, when and why, in words', async () => {
    await open();
    await page.answer('/admin/audit?page=1', pageOf(ENTRY));
    expect(page.text('entry-12')).toBe('122026-11-26 14:05:31王力修改工作人员工作人员 7换岗 详情');
  });

  it('shows an act in full: from where, and what was before and after', async () => {
    await open();
    await page.answer('/admin/audit?page=1', pageOf(ENTRY));
    page.part('entry-12').querySelector('button')?.click();
    await page.settle();
    const open12 = page.one('.open').textContent.replace(/\s+/g, ' ');
    expect(open12).toContain('10.0.0.9');
    expect(page.one('.changed').textContent.trim()).toBe('职责由“科员”改为“编辑”');
    expect(open12).toContain('没有变已锁定：否');
    expect(page.part('all-of-subject').getAttribute('href')).toBe('/audit?subject=staff:7');
  });

  it('calls things as people do, with the way to them, and failed log-ins nobody’s', async () => {
    await open();
    const names = {
      'lot:77': { text: '浙G8888A', lotNo: 4, auctionId: 3, auctionTitle: '2026年第12期' },
    };
    const items = [
      { ...ENTRY, no: 14, act: 'balance.extended', subject: 'lot:77', before: null, after: { lotId: 77 } },
      {
        ...{ ...ENTRY, no: 13, staffId: null, staffName: '', act: 'staff.logInFailed', before: null },
        after: { times: 3, why: ['code', 'password'] },
      },
    ];
    await page.answer('/admin/audit?page=1', { ...pageOf(...items), names });
    expect(page.text('entry-14')).toContain('标的 2026年第12期 第 4 号 浙G·8888A');
    expect(page.part('entry-14').querySelector('a')?.getAttribute('href')).toBe('/auctions/3/lots');
    expect(page.text('entry-13')).toContain('没有登录的人登录失败');
    page.part('entry-13').querySelector('button')?.click();
    await page.settle();
    expect(page.one('.changed').textContent).toContain('原因：动态码不对、密码不对');
  });

  it('finds what the address says, and puts what is looked for into the address', async () => {
    await open('?act=staff.changed&page=2&fromMs=oops');
    await page.answer('/admin/audit?act=staff.changed&page=2', pageOf(ENTRY));
    expect(page.part<HTMLSelectElement>('act').selectedOptions[0]?.text).toBe('修改工作人员');
    await page.choose('subject', 'staff');
    await page.type('subject-no', '7');
    await page.type('from', '2026-11-26T00:00');
    await page.submit();
    const fromMs = Date.UTC(2026, 10, 25, 16);
    await page.answer(`/admin/audit?act=staff.changed&subject=staff:7&fromMs=${fromMs}&page=1`, pageOf());
    expect(page.text('list-empty')).toContain('没有找到操作');
    await page.choose('subject', 'stock');
    await page.type('subject-no', '');
    await page.submit();
    await page.answer(`/admin/audit?act=staff.changed&subject=stock&fromMs=${fromMs}&page=1`, pageOf());
  });

  it('leads from a plate to all acts on it, each fact before and after, out of acts on many as well', async () => {
    page = await staffPage(
      [
        { path: 'audit', component: AuditPage },
        { path: 'audit/plates/:number', component: PlateActsPage },
      ],
      'auditor',
    );
    await page.open('/audit?text=浙g·8888a');
    await page.answer('/admin/staff', [aMember('administrator')]);
    await page.answer(`/admin/audit?text=${encodeURIComponent('浙g·8888a')}&page=1`, pageOf(ENTRY));
    await page.press('to-plate-history');
    const lots = (startPriceFen: number) => ({
      lots: [
        { plate: '浙G00001', startPriceFen: 1_00 },
        { plate: '浙G8888A', startPriceFen },
      ],
    });
    const act = {
      act: 'auction.lotsPriced',
      subject: 'auction:3',
      before: lots(500_00),
      after: lots(800_00),
    };
    const asked = `/admin/audit?text=${encodeURIComponent('浙G8888A')}&page=1&size=200`;
    await page.answer(asked, pageOf({ ...ENTRY, ...act }));
    const row = page.text('act-12');
    for (const words of ['王力', '¥500', '¥800', '换岗']) expect(row).toContain(words);
    expect(row).not.toContain('¥1');
  });

  it('takes of an act on many what it says of one plate, and nothing where it is not among them', () => {
    const many = [{ plate: { number: '浙G00001' }, lotNo: 1 }];
    expect(factsOfPlate(many, '浙G00001')).toEqual(many[0]);
    expect(factsOfPlate(many, '浙G00002')).toBeNull();
    expect(factsOfPlate({ plate: '浙G00002', lotId: 7 }, '浙G00002')).toEqual({
      plate: '浙G00002',
      lotId: 7,
    });
    expect(factsOfPlate(null, '浙G00002')).toBeNull();
  });

  it('does not look from an end to a beginning', async () => {
    await open();
    await page.answer('/admin/audit?page=1', pageOf(ENTRY));
    await page.type('from', '2026-11-26T00:00');
    await page.type('to', '2026-11-26T00:00');
    await page.submit();
    expect(page.part('to').getAttribute('aria-invalid')).toBe('true');
    expect(page.text()).toContain('要晚于开始时间');
    await page.type('from', '2026-11-25T00:00');
    expect(page.part('to').getAttribute('aria-invalid')).toBe('false');
    await page.submit();
    const [fromMs, toMs] = [Date.UTC(2026, 10, 24, 16), Date.UTC(2026, 10, 25, 16)];
    await page.answer(`/admin/audit?fromMs=${fromMs}&toMs=${toMs}&page=1`, pageOf());
  });

  it('offers every act and kind of subject by its name, and what has none by its code', async () => {
    await open('?act=staff');
    await page.answer('/admin/audit?act=staff&page=1', pageOf(ENTRY));
    const act = page.part<HTMLSelectElement>('act');
    expect(act.selectedOptions[0]?.text).toBe('staff');
    const names = [...act.options].map(({ text }) => text);
    expect(names).toEqual(expect.arrayContaining(['所有操作', '标卖号牌', '核实线下退回', '登录']));
    expect(names.filter((name) => /^[a-z]/.test(name))).toEqual(['staff']);
    expect(page.text('subject')).toMatch(/^所有对象.*竞买期.*工作人员/);
  });

  it('says that the chain is whole, or where it breaks', async () => {
    await open();
    await page.answer('/admin/audit?page=1', pageOf(ENTRY));
    await page.press('check-chain');
    await page.answer('/admin/audit/check', { entries: 40, brokenAt: null });
    expect(page.text('chain-whole')).toContain('40 条');
    await page.press('check-chain');
    await page.answer('/admin/audit/heads', HEADS);
    await page.press('check-chain');
    await page.answer('/admin/audit/check', { entries: 40, brokenAt: 17 });
    expect(page.text('chain-broken')).toContain('第 17 条');
    await page.answer('/admin/audit/heads', HEADS);
  });

  it.each([
    ['agrees', {}, 'heads-agree', '31 行摘要相符'],
    ['has another entry', { faults: [{ atMs: 0, auctionId: null, upTo: 9 }] }, 'heads-differ', '第 9 条'],
    [
      'has other bids',
      { faults: [{ atMs: 0, auctionId: 4, upTo: 90 }] },
      'heads-differ',
      '竞买期 4 的竞价日志，前 90',
    ],
    ['misses a line', { missing: 2 }, 'heads-differ', '有 2 行摘要应当在库外'],
    ['finds none yet', { kept: 0, newestAtMs: null }, 'heads-none', '还没有留存'],
    ['has mails alone', { file: false, mail: true, kept: 0 }, 'heads-mailed', '邮箱'],
    ['has no place', { file: false, kept: 0, newestAtMs: null }, 'heads-nowhere', '运维手册'],
  ])('says of what was kept outside that the database %s', async (_, given, part, words) => {
    await open();
    await page.answer('/admin/audit?page=1', pageOf(ENTRY));
    await page.press('check-chain');
    await page.answer('/admin/audit/check', { entries: 40, brokenAt: null });
    await page.answer('/admin/audit/heads', { ...HEADS, ...given });
    expect(page.text(part)).toContain(words);
  });

  it('is taken along as a file in words, part by part', async () => {
    await open('?act=staff');
    await page.answer('/admin/audit?act=staff&page=1', pageOf(ENTRY));
    const saved: { name: string; file: Blob }[] = [];
    TestBed.inject(SaveFile).save = (name, file) => void saved.push({ name, file });
    await page.press('export');
    await page.answer('/admin/audit/parts?act=staff', { items: [ENTRY], names: {}, nextBelowNo: 12 });
    const older = { ...ENTRY, no: 11, reason: '=1+1' };
    await page.answer('/admin/audit/parts?act=staff&belowNo=12', {
      ...{ items: [older], nextBelowNo: null },
      names: { 'staff:7': { text: '赵敏' } },
    });
    const [{ name, file } = { name: '', file: new Blob() }] = saved;
    expect(name).toMatch(/^操作记录 \d{4}-\d\d-\d\d\.csv$/);
    const [head, first, second] = (await textOf(file)).split('\r\n');
    expect(head).toBe('序号,时间,工作人员,操作,对象,改动,没有变,理由,地址,校验值');
    expect(first).toContain('王力,修改工作人员,工作人员 7,职责由“科员”改为“编辑”,已锁定：否,换岗,10.0.0.9');
    expect(second).toContain(`工作人员 赵敏,职责由“科员”改为“编辑”,已锁定：否,'=1+1`);
    expect(page.has('[data-testid="export-cut"]')).toBe(false);
  });
});

/** jsdom's Blob has no text() of its own. The byte order mark is not part of it. */
function textOf(file: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.readAsText(file);
  });
}

describe('where a subject is shown', () => {
  it('is its own page, or nowhere when it is not known where', () => {
    expect(placeOf('order:A1', {})?.link).toEqual(['/orders', 'A1']);
    expect(placeOf('lot:7', {})).toBeNull();
    expect(placeOf('difference:7', { 'difference:7': { text: 'P1', runId: 2 } })?.link).toEqual([
      ...['/settlement/reconciliations', '2'],
    ]);
    expect(placeOf('unheard:7', {})).toBeNull();
  });
});

describe('what is looked for', () => {
  it('comes from the address, and what is unfit there is as if it were not', () => {
    const nothing = { staffId: null, act: null, subject: null, text: null, fromMs: null, toMs: null };
    expect(searchOf({ staffId: 'x', act: '%', subject: ' ', fromMs: '-1', toMs: '1e9' })).toEqual(nothing);
    expect(searchOf({ staffId: '7', act: 'staff.' })).toEqual({ ...nothing, staffId: 7, act: 'staff.' });
  });

  it('stands in the fields as Beijing’s time', () => {
    expect(fieldsOf(searchOf({ fromMs: String(Date.UTC(2026, 10, 26, 6, 5)) })).from).toBe(
      '2026-11-26T14:05',
    );
  });
});

describe('before and after', () => {
  it('stand beside each other, and what changed is marked', () => {
    expect(changesOf({ a: 1, b: 'x' }, { a: 2, b: 'x' })).toEqual([
      { name: 'a', before: 1, after: 2, isChanged: true },
      { name: 'b', before: 'x', after: 'x', isChanged: false },
    ]);
    expect(changesOf(null, { a: [1] })).toEqual([
      { name: 'a', before: undefined, after: [1], isChanged: false },
    ]);
    expect(changesOf(null, null)).toEqual([]);
  });
});

describe('the words of a fact', () => {
  let page: PageUnderTest;
  beforeEach(async () => void (page = await staffPage([], 'auditor')));
  afterEach(() => page.close());

  it.each<readonly [string, unknown, string]>([
    ['depositFen', 500_000, '¥5,000'],
    ['ladderFen', [100_000, 200_000], '¥1,000、¥2,000'],
    ['startsAtMs', Date.UTC(2026, 10, 26, 6, 5, 31), '2026-11-26 14:05:31'],
    ['payWithinMs', 259_200_000, '3 天'],
    ['countdownMs', 90_000, '90 秒'],
    ['staggerMs', 0, '0 毫秒'],
    ['fields', ['mobile', 'document'], '手机号、证件号或机构代码'],
    ['region', '330782', '义乌市'],
    ['lots', [{ plate: '浙G8888A', startPriceFen: 100_000 }], '号牌：浙G·8888A；起价：¥1,000'],
    ['colour', 'blue', '蓝'],
    ['publishedAtMs', null, ''],
    ['value', 'unheard', 'unheard'],
  ])('%s %p → %s', (name, value, words) => {
    expect(TestBed.inject(FactWords).value(name, value)).toBe(words);
  });

  it('are its own where nobody has named it yet', () => {
    expect(TestBed.inject(FactWords).name('unheardOf')).toBe('unheardOf');
  });
});
