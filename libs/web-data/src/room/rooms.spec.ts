// Passes belong to one citizen, whoever used the browser before.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { RoomPass } from '@haopai/contracts';
import { Session } from '../session/session';
import { aCitizen } from '../testing/a-citizen';
import { Rooms } from './rooms';

const PASS: RoomPass = {
  auctionId: 1,
  paddleNo: 12,
  entries: [{ entryId: 1, vin: 'VIN1', boundLotId: null }],
};

describe('Rooms', () => {
  let rooms: Rooms;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    rooms = TestBed.inject(Rooms);
    http = TestBed.inject(HttpTestingController);
  });

  async function comes(id: number): Promise<void> {
    const coming = TestBed.inject(Session).resume();
    http.expectOne('/api/v1/me').flush(aCitizen({ id }));
    await coming;
  }

  async function enters(): Promise<void> {
    const entering = rooms.enter(1, { paddleNo: 12, accessCode: '123456' });
    http.expectOne('/api/v1/auctions/1/room').flush(PASS);
    await entering;
  }

  it('keeps a pass while its citizen is asked for again', async () => {
    await comes(1);
    await enters();
    await comes(1);
    expect(rooms.pass(1)).toEqual(PASS);
  });

  it('has no pass for a second citizen who logs in without a log-out of the first', async () => {
    await comes(1);
    await enters();
    await comes(2);
    expect(rooms.pass(1)).toBeNull();
  });

  it('gives a second citizen nothing of an answer to the first that comes late', async () => {
    const url = '/api/v1/auctions/1/room';
    await comes(1);
    const resuming = rooms.resume(1);
    const resumed = http.expectOne(url);
    const entering = rooms.enter(1, { paddleNo: 12, accessCode: '123456' });
    const entered = http.expectOne(url);
    const asking = rooms.resume(1);
    const asked = http.expectOne(url);
    await comes(2);
    for (const question of [resumed, entered]) question.flush(PASS);
    const refusal = { code: 'PADDLE.DISQUALIFIED', data: { reason: '串通' }, requestId: '' };
    asked.flush(refusal, { status: 409, statusText: '' });
    await Promise.all([resuming, entering, asking]);
    expect([rooms.pass(1), rooms.disqualifiedFor(1)]).toEqual([null, null]);
  });

  it('has no pass once the paddle was put out, and knows why for as long as its citizen is here', async () => {
    await comes(1);
    await enters();
    const asking = rooms.resume(1);
    const refusal = { code: 'PADDLE.DISQUALIFIED', data: { reason: '串通' }, requestId: '' };
    http.expectOne('/api/v1/auctions/1/room').flush(refusal, { status: 409, statusText: '' });
    await asking;
    expect(rooms.pass(1)).toBeNull();
    expect(rooms.disqualifiedFor(1)).toBe('串通');
    expect(rooms.disqualifiedFor(2)).toBeNull();
    await comes(2);
    expect(rooms.disqualifiedFor(1)).toBeNull();
  });

  it('has no pass after a log-out', async () => {
    await comes(1);
    await enters();
    const leaving = TestBed.inject(Session).logOut();
    http.expectOne('/api/v1/auth/logout').flush(null);
    await leaving;
    expect(rooms.pass(1)).toBeNull();
  });
});
