// Who is served, who waits and who is turned away at the door: by lane, from strangers upwards.
import type { IncomingMessage } from 'node:http';
import {
  aCitizen,
  aRunningApp,
  HttpClient,
  LiveClient,
  logIn,
  type RunningApp,
  SaleFloor,
  staffClient,
  waitUntil,
} from '../../testing';
import { COME_AGAIN_MS, Lanes } from './lanes';
import { LoopDelay } from './loop-delay';
import { Visitors } from './visitors';

const WORK = 8;
const LOCK_PLATES = 'LOCK TABLES listing_shelves WRITE, listing_tails WRITE, listings WRITE, plates WRITE';
/** One of an address's hundred runs. */
const ADDRESS_WAITS = 99;
const SEARCH = '/api/v1/listings?contains=';

describe('the lanes of the door', () => {
  let running: RunningApp;
  let floor: SaleFloor;
  let auctionId: number;
  let citizen: HttpClient;
  let bidder: HttpClient;
  let staff: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({
      HAOPAI_WORK_AT_ONCE: String(WORK),
      HAOPAI_SOCKETS_MAX: '8',
      HAOPAI_TRUSTED_PROXIES: '1',
    });
    // A busy machine turns nobody away here: who waits for whom is the question.
    Object.defineProperty(running.app.get(LoopDelay), 'worstMs', { get: () => 0 });
    floor = new SaleFloor(running);
    const auction = await floor.auction();
    auctionId = auction.id;
    citizen = await running.clientOf(await aCitizen(running.pool));
    const enrolled = await floor.bidder(auction);
    bidder = enrolled.http;
    const { paddleNo, accessCode } = enrolled.enrolment;
    await bidder.post(`/api/v1/auctions/${auction.id}/room`, { paddleNo, accessCode });
    staff = await staffClient(running, 'auctioneer');
    floor.close();
  });
  afterAll(() => running.stop());

  /** Reads that it is turned away. */
  const hasty = (): HttpClient => new HttpClient(running.url, true);
  const laneOf = (cookie: string | undefined, url = '/api/v1/me', address = '203.0.113.7') =>
    running.app.get(Visitors).of({
      headers: { cookie },
      url,
      socket: { remoteAddress: address },
    } as unknown as IncomingMessage);

  it('know bidders, citizens and staff by what this site has signed, and count strangers by their address', () => {
    expect(laneOf(bidder.cookieHeader).lane).toBe('bidders');
    expect(laneOf(citizen.cookieHeader).lane).toBe('citizens');
    expect(laneOf(staff.cookieHeader, '/api/v1/admin/auctions').lane).toBe('staff');
    expect(laneOf(staff.cookieHeader).lane).toBe('strangers');
    // A browser that a member has used before, when they are not in yet.
    const [device = ''] = /haopai\.staff-device\.[^;]+/.exec(staff.cookieHeader) ?? [];
    expect(laneOf(device, '/api/v1/admin/auth/login').lane).toBe('staff');
    expect(laneOf(device.replace('device.', 'device.1'), '/api/v1/admin/auth/login').lane).toBe('strangers');
    expect(laneOf(undefined)).toEqual({ lane: 'strangers', key: '203.0.113.7' });
  });

  it('take nobody’s word for it', () => {
    const [session = ''] = /haopai\.sid=[^;]+/.exec(citizen.cookieHeader) ?? [];
    const [pass = ''] = /haopai\.room\.[^;]+/.exec(bidder.cookieHeader) ?? [];
    for (const forged of [`${session.slice(0, -3)}abc`, 'haopai.sid=s%3Ax.y', 'haopai.sid=%E0%A4%A', pass])
      expect(laneOf(forged).lane).toBe('strangers');
    // Another's pass, with one's own session.
    expect(laneOf(`${session}; ${pass}`).lane).toBe('citizens');
  });

  it('serve citizens and bidders while strangers wait, and tell those for whom no place is left when to come again', async () => {
    const line = await running.pool.getConnection();
    await line.query(LOCK_PLATES);
    const statuses: number[] = [];
    // One is served at a time, two hundred wait.
    const strangers = Array.from({ length: 230 }, async (_, nth) => {
      const from = { 'X-Forwarded-For': `203.0.113.${1 + (nth % 3)}` };
      const answer = await hasty().get(`${SEARCH}${nth}`, from);
      statuses.push(answer.status);
      return answer;
    });
    await waitUntil(() => statuses.length >= 29);
    expect(new Set(statuses)).toEqual(new Set([503]));
    expect((await citizen.get('/api/v1/me')).status).toBe(200);
    expect((await bidder.get('/api/v1/me')).status).toBe(200);
    // What everybody may read and nobody has yet: made in the lane of who asks; nginx, which passes no cookie into what it keeps, says who.
    const board = `/api/v1/auctions/${auctionId}/lots?size=`;
    expect((await hasty().get(`${board}7`)).status).toBe(503);
    expect((await bidder.get(`${board}7`)).status).toBe(200);
    const askedBy = { 'Haopai-Asked-By': bidder.cookieHeader };
    expect((await running.client().get(`${board}8`, askedBy)).status).toBe(200);
    await line.query('UNLOCK TABLES');
    line.release();
    const answers = await Promise.all(strangers);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBe(29);
    for (const { body, headers } of refused) {
      expect(body).toMatchObject({ code: 'SERVER.BUSY', data: { retryAfterMs: 3_000 } });
      expect(headers.get('retry-after')).toBe('3');
    }
    expect(answers.filter(({ status }) => status === 200).length).toBe(201);
    expect((await running.client().get(`${SEARCH}8`)).status).toBe(200);
  });

  it('let one session have so many requests under way, and one address so many, and serve the others of the lane meanwhile', async () => {
    const other = await running.clientOf(await aCitizen(running.pool));
    const crowd = await logIn(hasty(), await aCitizen(running.pool));
    const line = await running.pool.getConnection();
    await line.query(LOCK_PLATES);
    let refused = 0;
    const askAll = (count: number, client: HttpClient) =>
      Array.from({ length: count }, async (_, nth) => {
        const { headers } = await client.get(`${SEARCH}B${nth}`);
        // At the door; what waits too long for the lock has another rest.
        if (headers.get('retry-after') === String(COME_AGAIN_MS / 1_000)) refused += 1;
      });
    const strangers = askAll(110, hasty());
    await waitUntil(() => refused === 10 && running.app.get(Lanes).waiting('strangers') === ADDRESS_WAITS);
    const citizens = askAll(40, crowd);
    await waitUntil(() => refused === 10 + 8);
    const served = other.get('/api/v1/me');
    await line.query('UNLOCK TABLES');
    line.release();
    expect((await served).status).toBe(200);
    await Promise.all([...strangers, ...citizens]);
    expect(refused).toBe(18);
    expect((await citizen.get('/api/v1/me')).status).toBe(200);
  });

  it('let nobody wait for what somebody of a lane below waits for, too', async () => {
    const line = await running.pool.getConnection();
    await line.query(LOCK_PLATES);
    const board = `/api/v1/auctions/${auctionId}/lots?size=9`;
    const searches = Array.from({ length: 20 }, (_, nth) => running.client().get(`${SEARCH}A${nth}`));
    await waitUntil(() => running.app.get(Lanes).waiting('strangers') === 19);
    let isServed = false;
    const stranger = running.client().get(board);
    void stranger.then(() => (isServed = true));
    await waitUntil(() => running.app.get(Lanes).waiting('strangers') === 20);
    expect((await citizen.get(board)).status).toBe(200);
    expect(isServed).toBe(false);
    await line.query('UNLOCK TABLES');
    line.release();
    expect((await stranger).status).toBe(200);
    await Promise.all(searches);
  });

  it('keep half of the places of sockets for sessions, and half of those for room passes', async () => {
    const open: LiveClient[] = [];
    const come = async (http: HttpClient | undefined): Promise<boolean> => {
      const client = await LiveClient.connect(running.url, http).catch(() => null);
      if (client !== null) open.push(client);
      return client !== null;
    };
    const comeAll = async (http: HttpClient | undefined, times: number): Promise<number> => {
      let came = 0;
      for (let time = 0; time < times; time += 1) if (await come(http)) came += 1;
      return came;
    };
    expect(await comeAll(undefined, 6)).toBe(4);
    expect(await comeAll(citizen, 4)).toBe(2);
    expect(await comeAll(bidder, 4)).toBe(2);
    for (const client of open) client.close();
    await waitUntil(() => come(undefined));
    for (const client of open) client.close();
  });

  it('cut a stranger’s socket that shouts, and let a bidder’s go on', async () => {
    let shouting: LiveClient | null = null;
    await waitUntil(async () => {
      shouting = await LiveClient.connect(running.url).catch(() => null);
      return shouting !== null;
    });
    const bidding = await LiveClient.connect(running.url, bidder);
    for (const client of [shouting as unknown as LiveClient, bidding])
      for (let nth = 0; nth < 400; nth += 1) client.socket.emit('lot.unwatch', { lotId: 1 }, () => undefined);
    await waitUntil(() => !(shouting as unknown as LiveClient).isConnected);
    expect(bidding.isConnected).toBe(true);
    expect(await bidding.ask('lot.unwatch', { lotId: 1 })).toMatchObject({ ok: expect.any(Boolean) });
    bidding.close();
  });
});
