// News brings a fresh look at a list of one's own.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NoticeView, Page } from '@haopai/contracts';
import { NoticeBell } from '@haopai/web-data';
import { newsList } from './news-list';

const pageOf = (item: string): Page<string> => ({ items: [item], total: 1, page: 1, size: 10 });
const aNotice: NoticeView = { id: 1, kind: 'welcome', data: {}, atMs: 0, isRead: false };

describe('a list of one’s own', () => {
  it('asks again with news', async () => {
    const latest = signal<NoticeView | null>(null);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: NoticeBell, useValue: { latest } },
      ],
    });
    const list = TestBed.runInInjectionContext(() => newsList<string>(() => ({ path: '/me/things' })));
    const answer = async (item: string) => {
      TestBed.tick();
      TestBed.inject(HttpTestingController).expectOne('/api/v1/me/things').flush(pageOf(item));
      await new Promise((resolve) => setTimeout(resolve));
    };
    await answer('old');
    expect(list.items()).toEqual(['old']);
    latest.set(aNotice);
    await answer('new');
    expect(list.items()).toEqual(['new']);
  });
});
