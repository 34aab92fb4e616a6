// The board tells nobody a way into an auction before it is known whether they are in its room: of each auction, and for each citizen.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Preferences } from '@haopai/web-app';
import { BoardFeed, Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { provideTransloco } from '@jsverse/transloco';
import { BoardPage } from './board-page';

describe('the board', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<BoardPage>;

  beforeEach(async () => {
    const feed = { state: signal({ status: 'loading' }), board: signal(null), watch: () => undefined };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTransloco({ config: { availableLangs: ['zh'], defaultLang: 'zh' } }),
        { provide: Preferences, useValue: { language: signal('zh'), textSize: signal('normal') } },
      ],
    });
    TestBed.overrideComponent(BoardPage, {
      set: {
        template: `{{ isOutside() ? 'outside' : pass() ? 'inside' : 'not known' }}`,
        imports: [],
        providers: [{ provide: BoardFeed, useValue: feed }],
      },
    });
    http = TestBed.inject(HttpTestingController);
    const coming = TestBed.inject(Session).resume();
    http.expectOne('/api/v1/me').flush(aCitizen());
    await coming;
    page = TestBed.createComponent(BoardPage);
    await go(1);
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }

  async function go(auctionId: number): Promise<void> {
    page.componentRef.setInput('auctionId', auctionId);
    await settle();
  }

  async function somebodyElseComes(): Promise<void> {
    const asking = TestBed.inject(Session).confirm();
    http.expectOne('/api/v1/me').flush(aCitizen({ id: 2 }));
    await asking;
    await settle();
  }

  const asked = (auctionId: number) => http.expectOne(`/api/v1/auctions/${auctionId}/room`);
  const said = () => (page.nativeElement as HTMLElement).textContent;

  async function refuse(question: ReturnType<typeof asked>): Promise<void> {
    const body = { code: 'ROOM.NOT_ENTERED', data: {}, requestId: '' };
    question.flush(body, { status: 403, statusText: body.code });
    await settle();
  }

  it('says so of one auction when the room has answered, and of the next when its room has', async () => {
    expect(said()).toBe('not known');
    await refuse(asked(1));
    expect(said()).toBe('outside');
    await go(2);
    expect(said()).toBe('not known');
    await refuse(asked(2));
    expect(said()).toBe('outside');
  });

  it('asks anew for somebody else, and a late answer to the former one says nothing of them', async () => {
    const former = asked(1);
    await somebodyElseComes();
    const present = asked(1);
    await refuse(former);
    expect(said()).toBe('not known');
    await refuse(present);
    expect(said()).toBe('outside');
  });

  it('keeps what is known when an answer about the auction before comes late', async () => {
    const before = asked(1);
    await go(2);
    await refuse(asked(2));
    await refuse(before);
    expect(said()).toBe('outside');
  });
});
