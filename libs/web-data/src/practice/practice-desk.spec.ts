// The practice on the page: begun, found again with each connection, over when the server says so, nobody else's.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { AuctionView, PracticeView } from '@haopai/contracts';
import { AuctionsClient } from '../auctions/auctions-client';
import { OPEN_SOCKET } from '../live/live-socket';
import { Rooms } from '../room/rooms';
import { Session } from '../session/session';
import { aCitizen } from '../testing/a-citizen';
import { aPass } from '../testing/a-pass';
import { PracticeDesk } from './practice-desk';
import { OPEN_PRACTICE_SOCKET } from './practice-socket';
import { providePractice } from './provide-practice';

type Hear = (body?: unknown) => void;

/** The server's side of a socket: what it answers is what the test says. */
class Line {
  connected = false;
  readonly asked: string[] = [];
  answers: Record<string, object> = {};
  private readonly listeners = new Map<string, Set<Hear>>();

  on(event: string, listener: Hear): this {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
    return this;
  }
  once(event: string, listener: Hear): this {
    return this.on(event, listener);
  }
  off(event: string, listener: Hear): this {
    this.listeners.get(event)?.delete(listener);
    return this;
  }
  hear(event: string, body?: unknown): void {
    for (const listener of this.listeners.get(event) ?? []) listener(body);
  }
  emit(event: string, _: object, reply: Hear): void {
    this.asked.push(event);
    const answer = this.answers[event];
    if (answer !== undefined) reply(answer);
  }
  disconnect(): this {
    this.connected = false;
    this.hear('disconnect', 'io client disconnect');
    return this;
  }
  connect(): this {
    this.connected = true;
    this.hear('connect');
    return this;
  }
}

const auction: AuctionView = {
  id: -1,
  title: '模拟竞买',
  state: 'live',
  startsAtMs: 0,
  endedAtMs: null,
  lotCount: 3,
  depositFen: 0,
  firstBidMs: 60_000,
  countdownMs: 20_000,
  ladderFen: [100_000],
  sharesMax: 2,
  paymentDays: 0,
};
const view: PracticeView = { auction, pass: { ...aPass(null, null), auctionId: -1 }, idleMs: 600_000 };
const RUNS = { ok: true, ...view };
const NONE = { ok: false, code: 'PRACTICE.NOT_RUNNING', data: {} };

describe('PracticeDesk', () => {
  let line: Line;
  let desk: PracticeDesk;

  beforeEach(() => {
    line = new Line();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: OPEN_SOCKET, useValue: () => new Line() },
        { provide: OPEN_PRACTICE_SOCKET, useValue: () => line },
        ...providePractice(),
      ],
    });
    desk = TestBed.inject(PracticeDesk);
  });

  const settle = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const connect = async (found: object): Promise<void> => {
    line.answers['practice.find'] = found;
    line.connect();
    await settle();
  };

  it('finds the practice that runs, or none, when the page opens', async () => {
    expect(desk.state().status).toBe('unknown');
    await connect(NONE);
    expect(desk.state()).toEqual({ status: 'none', why: null });
    await connect(RUNS);
    expect(desk.state()).toMatchObject({ status: 'running', view });
  });

  it('starts one, or says why not', async () => {
    await connect(NONE);
    line.answers['practice.start'] = { ok: false, code: 'PRACTICE.TOO_MANY', data: { max: 40 } };
    expect(await desk.start()).toEqual({ code: 'PRACTICE.TOO_MANY', data: { max: 40 } });
    line.answers['practice.start'] = RUNS;
    expect(await desk.start()).toBeNull();
    expect(desk.view()).toMatchObject(view);
  });

  it('is over when the server says so, and only for the practice that it names', async () => {
    await connect(RUNS);
    line.hear('practice.ended', { auctionId: -2, reason: 'replaced' });
    expect(desk.state().status).toBe('running');
    line.hear('practice.ended', { auctionId: -1, reason: 'idle' });
    expect(desk.state()).toEqual({ status: 'none', why: 'idle' });
    await connect(NONE);
    expect(desk.state()).toEqual({ status: 'none', why: 'idle' });
  });

  it('knows when all of its lots have ended', async () => {
    await connect(RUNS);
    expect(desk.isUnderWay()).toBe(true);
    line.hear('auction.message', { auctionId: -1, kind: 'ended', atMs: 9 });
    expect(desk.isUnderWay()).toBe(false);
    expect(desk.view()?.auction).toMatchObject({ state: 'past', endedAtMs: 9 });
  });

  it('is lost when a new connection leads to an instance that knows nothing of it', async () => {
    await connect(RUNS);
    await connect(NONE);
    expect(desk.state()).toEqual({ status: 'none', why: 'lost' });
  });

  it('stands in for the room and the auction of the pages', async () => {
    await connect(RUNS);
    const rooms = TestBed.inject(Rooms);
    expect(rooms.pass(-1)).toEqual(view.pass);
    expect(rooms.pass(1)).toBeNull();
    rooms.bind(-1, 2, -70);
    expect(rooms.pass(-1)?.entries.map(({ boundLotId }) => boundLotId)).toEqual([null, -70]);
    const auctions = TestBed.inject(AuctionsClient);
    expect(await auctions.find(-1)).toEqual({ ok: true, value: auction });
    expect(await auctions.find(1)).toMatchObject({ ok: false, refusal: { code: 'AUCTION.NOT_FOUND' } });
    TestBed.inject(HttpTestingController).verify();
  });

  it('speaks for nobody any more when somebody else logs in: it connects anew', async () => {
    await connect(RUNS);
    line.answers['practice.find'] = NONE;
    const session = TestBed.inject(Session);
    const answer = session.logInBySms({ mobile: '13800138000', code: '123456' });
    TestBed.inject(HttpTestingController)
      .expectOne('/api/v1/auth/login/sms')
      .flush(aCitizen({ id: 9 }));
    await answer;
    await settle();
    expect(line.asked.length).toBeGreaterThan(1);
    expect(desk.state()).toEqual({ status: 'none', why: null });
  });
});
