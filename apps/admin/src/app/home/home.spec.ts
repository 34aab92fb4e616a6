// The first page: what waits for one's role with its number and the way there, the sales of the day, and that nothing waits.
import type { StaffRole, WorkItem, WorkView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { HomePage } from './home-page';

const NOW_MS = Date.UTC(2026, 10, 29, 2);
const HOUR_MS = 3_600_000;
const WORK: WorkView = {
  readAtMs: NOW_MS,
  items: [
    { kind: 'refundsFailed', count: 2, oldestAtMs: NOW_MS - 3 * HOUR_MS, dueAtMs: null, isLate: true },
    { kind: 'balancesDue', count: 7, oldestAtMs: null, dueAtMs: NOW_MS + 72 * HOUR_MS, isLate: false },
  ],
  sessions: [
    {
      ...{ auctionId: 7, title: '2026年第12期', startsAtMs: NOW_MS + 2 * HOUR_MS + 4_000, isLive: false },
      ...{ isDrill: false, lotCount: 30, bidderCount: 112 },
    },
  ],
};

describe('the first page', () => {
  let page: PageUnderTest;

  async function open(role: StaffRole, work: WorkView): Promise<void> {
    page = await staffPage([{ path: '', component: HomePage }], role);
    await page.open('/');
    await page.answer('/admin/work', work);
  }
  afterEach(() => page.close());

  it('says what waits, how much and since when, and leads there', async () => {
    await open('cashier', WORK);
    expect(page.text('work-refundsFailed')).toMatch(/^2\s*退款失败.*2026-11-29 07:00:00.*久等/);
    expect(page.part('work-refundsFailed').getAttribute('href')).toBe('/settlement/refunds?group=failed');
    expect(page.text('work-balancesDue')).toMatch(/^7\s*余款待付.*2026-12-02 10:00:00/);
    expect(page.text('work-balancesDue')).not.toContain('久等');
  });

  it('has what is late first, then what is due today, within a week, and the rest, and today’s money', async () => {
    const money = { paidCount: 3, paidFen: 1_200_000, dueCount: 1, dueFen: 500_000, reconciledAtMs: NOW_MS };
    const late = { ...WORK.items[1], dueAtMs: NOW_MS - 1, kind: 'claims' } as WorkItem;
    const today = { ...WORK.items[1], dueAtMs: NOW_MS + 3 * HOUR_MS, kind: 'drafts' } as WorkItem;
    await open('cashier', { ...WORK, items: [...WORK.items, today, late], money });
    const headings = [...document.querySelectorAll('h3')].map(({ textContent }) => textContent.trim());
    expect(headings).toEqual(['已经晚了', '今天到期', '七天内']);
    expect(page.all('work-claims')[0]).toContain('答复');
    for (const words of ['今天收到 3 笔', '¥12,000', '¥5,000']) expect(page.text('money')).toContain(words);
  });

  it('begins with what waits for a second person, which leads to the act', async () => {
    await open('administrator', { ...WORK, items: [] });
    await page.answer('/admin/waiting', {
      readAtMs: NOW_MS,
      items: [
        {
          ...{ source: 'stop', id: '12', kind: 'suspend', subject: 'auction:7', auctionId: 7 },
          ...{ auctionTitle: '2026年第12期', plateNumber: null, amountFen: null, reason: '机房断电' },
          ...{ before: { auctionState: 'live' }, after: { auctionState: 'suspended' } },
          askedBy: { id: 3, name: '韩梅梅', accountCreatedAtMs: 1 },
          ...{ askedAtMs: NOW_MS, holdsUntilMs: null, isUrgent: true, isOwn: false, refusal: null },
        },
      ],
    });
    expect(page.text('waits-stop-12')).toMatch(
      /中止 2026年第12期.*− 状态：进行中.*\+ 状态：中止.*韩梅梅.*竞买进行中/,
    );
    expect(page.part('waits-stop-12').getAttribute('href')).toBe('/approvals');
    // Counts beside it are not older.
    await page.answer('/admin/work', WORK);
    expect(page.text('work-refundsFailed')).toMatch(/^2/);
  });

  it('says of drafts when the first starts: it is not due', async () => {
    const drafts = { kind: 'drafts', count: 5, oldestAtMs: null, dueAtMs: NOW_MS, isLate: false } as const;
    await open('clerk', { ...WORK, items: [drafts] });
    expect(page.text('work-drafts')).toMatch(/^5\s*没有发布的草稿.*最早的 2026-11-29 10:00:00 开始/);
  });

  it('leads to what colleagues asked for', async () => {
    const asked = { kind: 'approvals', count: 1, oldestAtMs: NOW_MS, dueAtMs: null, isLate: false } as const;
    await open('cashier', { ...WORK, items: [asked] });
    expect(page.part('work-approvals').getAttribute('href')).toBe('/approvals');
  });

  it('counts down to the sales of the day, and says when one runs', async () => {
    await open('auctioneer', { ...WORK, items: [] });
    expect(page.text('session-7')).toMatch(/2026年第12期.*2:00:0[345] 后开始.*30 个标的，112 位竞买人/);
    expect(page.text('no-work')).toContain('没有');
  });

  it('says that it could not be read, and reads it anew', async () => {
    page = await staffPage([{ path: '', component: HomePage }], 'clerk');
    await page.open('/');
    await page.refuse('/admin/work', 'SERVER.FAILED', {}, 500);
    page.one('[data-testid="work-failed"] button').click();
    await page.settle();
    const live = WORK.sessions.map((one) => ({ ...one, startsAtMs: NOW_MS - HOUR_MS, isLive: true }));
    await page.answer('/admin/work', { ...WORK, sessions: live });
    expect(page.text('session-7')).toContain('进行中');
  });
});
