// The page of an article: where readers find it, which language they do not read yet, and what is asked of a picture before it is sent.
import { OverlayContainer } from '@angular/cdk/overlay';
import { TestBed } from '@angular/core/testing';
import { type AdminArticleView, PICTURE_BYTES_MAX } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { ArticlePage } from './article-page';

// Jest reads no ES modules, of which the editor is made; journeys write in it.
jest.mock('./open-editor', () => ({
  openEditor: () => ({ destroy: () => undefined }),
  writeIntoEditor: () => undefined,
}));

const WORDS = { title: '办公时间', summary: '冬季', markdown: '九点开门' };
const NOTHING = { title: '', summary: '', markdown: '' };
const ARTICLE: AdminArticleView = {
  ...{ id: 7, slug: 'winter-hours', kind: 'announcement', state: 'draft', position: 3, version: 4 },
  ...{ titles: { zh: '办公时间', en: '' }, publishedAtMs: null, updatedAtMs: 1 },
  texts: { zh: WORDS, en: NOTHING },
};

describe('the page of an article', () => {
  let page: PageUnderTest;

  async function open(change: Partial<AdminArticleView> = {}): Promise<void> {
    page = await staffPage([{ path: 'articles/:id', component: ArticlePage }], 'editor');
    await page.open('/articles/7');
    await page.answer('/admin/articles/7', { ...ARTICLE, ...change });
  }
  afterEach(() => {
    page.close();
    TestBed.inject(OverlayContainer).ngOnDestroy();
  });

  const overlay = () => TestBed.inject(OverlayContainer).getContainerElement();
  async function choose(file: File): Promise<void> {
    const field = page.part<HTMLInputElement>('markdown-zh-picture');
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    field.dispatchEvent(new Event('change'));
    await page.settle();
  }
  async function alt(): Promise<HTMLInputElement> {
    for (let turn = 0; turn < 20 && overlay().querySelector('input') === null; turn++) await page.settle();
    const field = overlay().querySelector<HTMLInputElement>('[data-testid="alt"]');
    if (field === null) throw new Error('nobody asks what the picture shows');
    return field;
  }
  const press = async (testId: string): Promise<void> => {
    overlay().querySelector<HTMLElement>(`[data-testid="${testId}"]`)?.click();
    await page.settle();
  };

  it('leads to where readers find it, once they do', async () => {
    await open({ state: 'published', publishedAtMs: 1 });
    expect(page.part('public-address').getAttribute('href')).toBe('/articles/winter-hours');
  });

  it('only says where they will, before', async () => {
    await open();
    expect(page.text('public-address')).toBe('/articles/winter-hours');
    expect(page.part('public-address').tagName).toBe('SPAN');
  });

  it('says which language is not written, and that it may be published all the same', async () => {
    await open();
    expect(page.has('[data-testid="unwritten"]')).toBe(false);
    const [, english] = [...document.querySelectorAll<HTMLElement>('.tabs button')];
    english?.click();
    await page.settle();
    expect(page.text('unwritten')).toContain('可以先发布中文');
    await page.press('publish');
    expect(overlay().textContent).toContain('还没写完：英文');
    await press('confirm-yes');
    await page.answer('/admin/articles/7/publish', { ...ARTICLE, state: 'published', version: 5 });
    expect(page.text('article-state')).toContain('已发布');
  });

  it('says limits of pictures as numbers, and sends none that is too large', async () => {
    await open();
    expect(page.text()).toContain('不超过 2 MB');
    const large = new File([], 'a.png', { type: 'image/png' });
    Object.defineProperty(large, 'size', { value: PICTURE_BYTES_MAX + 1 });
    await choose(large);
    page.http.expectNone('/api/v1/admin/pictures');
    expect(page.text('article-refusal')).toContain('最多 2 MB');
  });

  it('asks what a picture shows before it is sent', async () => {
    await open();
    await choose(new File(['…'], 'IMG_0042.png', { type: 'image/png' }));
    const field = await alt();
    await press('alt-yes');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    page.http.expectNone('/api/v1/admin/pictures');
    field.value = '大厅平面图';
    field.dispatchEvent(new Event('input'));
    await page.settle();
    await press('alt-yes');
    await page.refuse('/admin/pictures', 'PICTURE.REFUSED', { reason: 'tooManyPixels', max: 4_000 }, 422);
    expect(page.text('article-refusal')).toContain('像素');
  });

  it('sends nothing when that is given up', async () => {
    await open();
    await choose(new File(['…'], 'a.png', { type: 'image/png' }));
    await alt();
    await press('alt-no');
    page.http.expectNone('/api/v1/admin/pictures');
  });
});
