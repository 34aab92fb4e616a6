// News brings a fresh look at a list of one's own.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type Provider, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { NoticeView, Page } from '@haopai/contracts';
import { NoticeBell, Session } from '@haopai/web-data';
import { newsList } from './news-list';

const pageOf = (item: string): Page<string> => ({ items: [item], total: 1, page: 1, size: 10 });
const aNotice: NoticeView = { id: 1, kind: 'welcome', data: {}, atMs: 0, isRead: false };

describe('a list of one’s own', () => {
  const latest = signal<NoticeView | null>(null);
  const citizenId = signal<number | null>(1);

  function open() {
    latest.set(null);
    citizenId.set(1);
    const providers: Provider[] = [
      { provide: NoticeBell, useValue: { latest } },
      { provide: Session, useValue: { citizenId } },
    ];
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), ...providers],
    });
    return TestBed.runInInjectionContext(() => newsList<string>(() => ({ path: '/me/things' })));
  }

  function asked() {
    TestBed.tick();
    return TestBed.inject(HttpTestingController).expectOne('/api/v1/me/things');
  }

  async function answer(item: string): Promise<void> {
    asked().flush(pageOf(item));
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('asks again with news', async () => {
    const list = open();
    await answer('old');
    expect(list.items()).toEqual(['old']);
    latest.set(aNotice);
    await answer('new');
    expect(list.items()).toEqual(['new']);
  });

  it('is not shown to somebody else who takes over the browser, also where no answer comes', async () => {
    const list = open();
    await answer('of the first');
    citizenId.set(2);
    const question = asked();
    expect(list.state().status).toBe('loading');
    question.error(new ProgressEvent('error'));
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    expect([list.state().status, list.items()]).toEqual(['failed', []]);
    list.reload();
    await answer('of the second');
    expect(list.items()).toEqual(['of the second']);
  });
});
