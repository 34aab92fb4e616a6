// One page at a time: late answers cover nothing, news brings a fresh look, and silence takes away nothing that is shown.
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NoticeView, Page } from '@haopai/contracts';
import { NoticeBell, type Outcome } from '@haopai/web-data';
import { PagedList } from './paged-list';

type Answer = Outcome<Page<string>>;

const pageOf = (...items: readonly string[]): Answer => ({
  ok: true,
  value: { items, total: 25, page: 1, size: 10 },
});
const SILENCE: Answer = {
  ok: false,
  refusal: { code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: 1 } },
};
const aNotice: NoticeView = { id: 1, kind: 'welcome', data: {}, atMs: 0, isRead: false };

describe('PagedList', () => {
  const latest = signal<NoticeView | null>(null);
  let list: PagedList<string>;

  beforeEach(() => {
    latest.set(null);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: NoticeBell, useValue: { latest } },
      ],
    });
    list = TestBed.runInInjectionContext(() => new PagedList<string>());
    TestBed.tick();
  });

  it('loads a page and knows how many there are', async () => {
    expect(list.state().status).toBe('loading');
    await list.show(() => Promise.resolve(pageOf('a', 'b')));
    expect(list.items()).toEqual(['a', 'b']);
    expect(list.pages()).toBe(3);
  });

  it('lets no late answer cover a later page', async () => {
    let tell: (answer: Answer) => void = () => undefined;
    const early = list.show(() => new Promise((resolve) => (tell = resolve)));
    await list.show(() => Promise.resolve(pageOf('later')));
    tell(pageOf('earlier'));
    await early;
    expect(list.items()).toEqual(['later']);
  });

  it('asks again with news', async () => {
    const answers = [pageOf('old'), pageOf('new')];
    await list.show(() => Promise.resolve(answers.shift() ?? SILENCE));
    latest.set(aNotice);
    TestBed.tick();
    await Promise.resolve();
    expect(list.items()).toEqual(['new']);
  });

  it('keeps what is shown when there is no answer, and says so when nothing is', async () => {
    const answers = [pageOf('here'), SILENCE, SILENCE];
    await list.show(() => Promise.resolve(answers.shift() ?? SILENCE));
    await list.refresh();
    expect(list.items()).toEqual(['here']);
    await list.retry();
    expect(list.state().status).toBe('failed');
  });
});
