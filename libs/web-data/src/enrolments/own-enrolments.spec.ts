// Enrolments belong to one citizen: what is known of them, what is not, and nobody else's.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session';
import { aCitizen } from '../testing/a-citizen';
import { anAuction, anEnrolment } from '../testing/an-enrolment';
import { OwnEnrolments } from './own-enrolments';

const MINE = '/api/v1/auctions/1/enrolments/mine';

describe('OwnEnrolments', () => {
  let own: OwnEnrolments;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    own = TestBed.inject(OwnEnrolments);
    http = TestBed.inject(HttpTestingController);
    await comes(1);
  });
  afterEach(() => http.verify());

  async function comes(id: number): Promise<void> {
    const coming = TestBed.inject(Session).resume();
    http.expectOne('/api/v1/me').flush(aCitizen({ id }));
    await coming;
  }

  const refuse = (code: string, status: number) =>
    http.expectOne(MINE).flush({ code, data: {}, requestId: '' }, { status, statusText: '' });

  it('knows nothing before the server has said it', async () => {
    expect(own.of(1)).toBeUndefined();
  });

  it('asks until the server says it, keeps what it knows meanwhile, and of two questions asks one on', async () => {
    jest.useFakeTimers();
    const first = own.resume(1);
    http.expectOne(MINE).flush(anEnrolment());
    await first;
    const [second, third] = [own.resume(1), own.resume(1)];
    const busy = { code: 'SERVER.BUSY', data: {}, requestId: '' };
    for (const asked of http.match(MINE)) asked.flush(busy, { status: 503, statusText: '' });
    await second;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(own.of(1)?.paddleNo).toBe(1208);
    refuse('ENROLMENT.NOT_FOUND', 404);
    await third;
    expect(own.of(1)).toBeNull();
    jest.useRealTimers();
  });

  it('asks no more for a citizen who has gone', async () => {
    jest.useFakeTimers();
    const asking = own.resume(1);
    const asked = http.expectOne(MINE);
    await comes(2);
    asked.error(new ProgressEvent('error'));
    await asking;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(own.of(1)).toBeUndefined();
    jest.useRealTimers();
  });

  it('knows that there is none', async () => {
    const asking = own.resume(1);
    refuse('ENROLMENT.NOT_FOUND', 404);
    await asking;
    expect(own.of(1)).toBeNull();
  });

  it('takes the newest of each auction from the list, and knows that there are no others', async () => {
    const listing = own.resumeLatest();
    const items = [
      anEnrolment({ id: 9, state: 'unpaid' }),
      anEnrolment({ id: 8, auction: anAuction({ id: 2 }) }),
      anEnrolment({ id: 7, state: 'cancelled' }),
    ];
    http
      .expectOne((request) => request.urlWithParams === '/api/v1/me/enrolments?page=1&size=50')
      .flush({ items, total: 3, page: 1, size: 50 });
    await listing;
    expect([own.of(1)?.id, own.of(2)?.id, own.of(3)]).toEqual([9, 8, null]);
  });

  it('shows nothing of it to the next citizen, nor lets a late answer through', async () => {
    own.keep(1, anEnrolment());
    const late = own.resume(1);
    const asked = http.expectOne(MINE);
    await comes(2);
    asked.flush(anEnrolment());
    await late;
    expect(own.of(1)).toBeUndefined();
  });
});
