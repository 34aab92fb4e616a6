// News brings a fresh look at a list of one's own.
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NoticeView, Page } from '@haopai/contracts';
import { NoticeBell, type Outcome } from '@haopai/web-data';
import { NewsList } from './news-list';

const pageOf = (item: string): Outcome<Page<string>> => ({
  ok: true,
  value: { items: [item], total: 1, page: 1, size: 10 },
});
const aNotice: NoticeView = { id: 1, kind: 'welcome', data: {}, atMs: 0, isRead: false };

describe('NewsList', () => {
  it('asks again with news', async () => {
    const latest = signal<NoticeView | null>(null);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: NoticeBell, useValue: { latest } },
      ],
    });
    const list = TestBed.runInInjectionContext(() => new NewsList<string>());
    TestBed.tick();
    let answer = pageOf('old');
    await list.show(() => Promise.resolve(answer));
    answer = pageOf('new');
    latest.set(aNotice);
    TestBed.tick();
    await Promise.resolve();
    expect(list.items()).toEqual(['new']);
  });
});
