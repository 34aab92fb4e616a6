// The page of pictures: where each is used, how one comes in and how one goes, and what is refused on the way.
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import type { AdminArticleHead, AdminPictureView, StaffRole } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { Announcer } from '../announcements/announcer';
import { staffPage } from '../testing/staff-page';
import { PicturesPage } from './pictures-page';

const UNUSED_FILE = `${'a1'.repeat(20)}.png`;
const UNUSED: AdminPictureView = {
  ...{ address: `/api/v1/pictures/${UNUSED_FILE}`, type: 'image/png', width: 320, height: 160 },
  ...{ byteCount: 1_500, addedAtMs: Date.UTC(2026, 10, 26, 6, 5, 31), addedBy: '王力' },
  uses: { articles: [], agreements: [] },
};
const ARTICLE: AdminArticleHead = {
  ...{ id: 7, slug: 'news', kind: 'announcement', state: 'withdrawn', titles: { zh: '', en: 'Festival' } },
  ...{ publishedAtMs: null, updatedAtMs: 1, version: 3 },
};
const USES = { articles: [ARTICLE], agreements: ['2027-01-01'] };
const USED: AdminPictureView = {
  ...UNUSED,
  ...{ address: `/api/v1/pictures/${'b2'.repeat(20)}.webp`, type: 'image/webp', byteCount: 1_600_000 },
  ...{ addedBy: null, uses: USES },
};
const LIST = '/admin/pictures?page=1';

describe('the page of pictures', () => {
  let page: PageUnderTest;

  async function open(pictures: readonly AdminPictureView[], role: StaffRole = 'editor'): Promise<void> {
    page = await staffPage([{ path: 'pictures', component: PicturesPage }], role);
    await page.open('/pictures');
    await answer(pictures);
  }
  const answer = (items: readonly AdminPictureView[], path = LIST): Promise<void> =>
    page.answer(path, { items, total: items.length, page: 1, size: 20 });
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  const overlay = () => TestBed.inject(OverlayContainer).getContainerElement();
  async function giveReason(reason: string): Promise<void> {
    for (let turn = 0; turn < 20 && overlay().querySelector('textarea') === null; turn++) await page.settle();
    const field = overlay().querySelector('textarea');
    if (field === null) throw new Error('nobody asks for a reason');
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    await page.settle();
    overlay()
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  }
  async function choose(file: File): Promise<void> {
    const field = page.part<HTMLInputElement>('picture');
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    field.dispatchEvent(new Event('change'));
    await page.settle();
  }

  it('says of each how large it is, who brought it in and where it is used', async () => {
    await open([UNUSED, USED]);
    expect(page.text('picture-a1a1a1a1')).toBe(
      '图片 a1a1a1a1 PNG · 320 × 160 · 2 KB 2026-11-26 14:05:31王力 上传没有使用 删除',
    );
    const used = page.text('picture-b2b2b2b2');
    expect(used).toContain('WebP · 320 × 160 · 1.5 MB 2026-11-26 14:05:31用在：');
    expect(used).toContain('Festival系统公告已撤回用户协议 2027-01-01 版使用中，不能删除');
    const links = [...page.part('picture-b2b2b2b2').querySelectorAll('.uses a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/content/articles/7',
      '/content/agreements',
    ]);
  });

  it('offers nothing to do to those who only read', async () => {
    await open([UNUSED, USED], 'auditor');
    expect([page.has('[data-testid="delete"]'), page.has('[data-testid="picture"]')]).toEqual([false, false]);
  });

  it('says how one comes about when there is none, and loads again what did not load', async () => {
    await open([]);
    expect(page.text('list-empty')).toContain('在这里上传');
    await page.open('/pictures?usage=unused');
    await page.refuse('/admin/pictures?usage=unused&page=1', 'SERVER.FAILED', {}, 500);
    page.part('list-failed').querySelector('button')?.click();
    await page.settle();
    await answer([], '/admin/pictures?usage=unused&page=1');
    expect(page.text('list-empty')).toContain('换一个条件');
  });

  it('sends a file as it is, says so, and shows it first', async () => {
    await open([]);
    const file = new File(['…'], 'a.png', { type: 'image/png' });
    await choose(file);
    const asked = page.asked('/admin/pictures');
    expect(asked.request.body).toBe(file);
    asked.flush(UNUSED);
    await page.settle();
    await answer([UNUSED]);
    expect(page.has('[data-testid="picture-a1a1a1a1"]')).toBe(true);
    expect(TestBed.inject(Announcer).said()).toBe('图片 a1a1a1a1 已上传。');
  });

  it('says why a file was refused, and keeps the list', async () => {
    await open([USED]);
    await choose(new File(['<svg/>'], 'a.png', { type: 'image/png' }));
    await page.refuse('/admin/pictures', 'PICTURE.REFUSED', { reason: 'notAPicture', max: 0 }, 422);
    expect(page.text('picture-refusal')).toContain('不是 JPEG、PNG 或 WebP 图片');
    expect(page.has('[data-testid="picture-b2b2b2b2"]')).toBe(true);
  });

  it('deletes one for a reason', async () => {
    await open([UNUSED]);
    await page.press('delete');
    await giveReason('重复');
    const asked = page.asked(`/admin/pictures/${UNUSED_FILE}`);
    expect([asked.request.method, asked.request.body]).toEqual(['DELETE', { reason: '重复' }]);
    asked.flush(null, { status: 204, statusText: 'No Content' });
    await page.settle();
    await answer([]);
    expect(page.has('[data-testid="list-empty"]')).toBe(true);
    expect(TestBed.inject(Announcer).said()).toBe('图片 a1a1a1a1 已删除。');
  });

  it('shows where one is used that somebody has put into an article meanwhile', async () => {
    await open([UNUSED]);
    await page.press('delete');
    await giveReason('重复');
    await page.refuse(`/admin/pictures/${UNUSED_FILE}`, 'PICTURE.IN_USE', { uses: USES, useCount: 2 });
    expect(overlay().textContent).toContain('有 2 处正在使用这张图片，所以没有删除');
    overlay().querySelector<HTMLElement>('[data-testid="reason-no"]')?.click();
    await page.settle();
    await answer([{ ...UNUSED, uses: USES }]);
    expect(page.text('picture-a1a1a1a1')).toContain('使用中，不能删除');
  });
});
