// Practice over real sockets, beside a real database: the messages of the live floor, refusals, and no trace in any table.
import { randomUUID } from 'node:crypto';
import type { LotTick, PracticeView } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2';
import {
  aCitizen,
  anAuction,
  aRunningApp,
  type HttpClient,
  LiveClient,
  PracticeClient,
  type RunningApp,
  waitUntil,
} from '../../testing';
import { PracticeHall } from './practice-hall';

describe('practising', () => {
  let running: RunningApp;
  const open: { close(): void }[] = [];

  beforeAll(async () => {
    running = await aRunningApp({
      // Holds no lots, so that its leases change no table either.
      HAOPAI_ROLE: 'edge',
      HAOPAI_PRACTICES: '2',
      HAOPAI_PRACTICE_FIRST_BID_S: '4',
      HAOPAI_PRACTICE_COUNTDOWN_S: '1',
    });
  });
  afterEach(() => {
    for (const client of open.splice(0)) client.close();
  });
  afterAll(() => running.stop());

  const join = async (http?: HttpClient): Promise<PracticeClient> => {
    const client = await PracticeClient.connect(running.url, http);
    open.push(client);
    return client;
  };
  const aVisitor = async () => {
    const citizen = await aCitizen(running.pool);
    const http = await running.clientOf(citizen);
    return { citizenId: citizen.id, http, client: await join(http) };
  };
  const start = async (client: PracticeClient): Promise<PracticeView> => {
    const answer = await client.ask('practice.start', {});
    if (!answer.ok) throw new Error(answer.code);
    return answer;
  };
  const stop = (client: PracticeClient) => client.ask('practice.stop', {});
  const bidOf = (client: PracticeClient, view: PracticeView, lotId: number, yuan: number) =>
    client.ask('lot.bid', {
      lotId,
      bidId: randomUUID(),
      amountFen: yuan * 100,
      entryId: view.pass.entries[0]?.entryId ?? 0,
    });
  const boardOf = async (client: PracticeClient, { auction }: PracticeView) => {
    const board = await client.ask('auction.watch', { auctionId: auction.id });
    if (!board.ok) throw new Error(board.code);
    if (!('lots' in board)) throw new Error('a practice told no lots');
    return board.lots;
  };

  it('shows a board, takes a bid, tells ticks and sells, as the live floor does', async () => {
    const { client } = await aVisitor();
    const view = await start(client);
    const [first] = await boardOf(client, view);
    const lotId = first?.lotId ?? 0;
    expect(await client.ask('lot.watch', { lotId })).toMatchObject({
      ok: true,
      lot: { lotId, phase: 'waiting', priceFen: null },
      notes: [{ kind: 'scheduled' }],
      hasOlder: false,
    });
    await client.next('lot.tick', (tick) => tick.lotId === lotId && tick.phase === 'fiveMinutes');
    const mine = client.next('lot.tick', ({ leaderPaddle }) => leaderPaddle === view.pass.paddleNo);
    const pressed = { lotId, entryId: view.pass.entries[0]?.entryId ?? 0, pressedAtMs: Date.now() - 60_000 };
    const late = { ok: false, code: 'BID.PRESSED_TOO_LONG_AGO' };
    const [lateBid, lateCeiling] = [
      { ...pressed, bidId: randomUUID(), amountFen: 500_000 },
      { ...pressed, proxyId: randomUUID(), ceilingFen: 900_000 },
    ];
    expect(await client.ask('lot.bid', lateBid)).toMatchObject(late);
    expect(await client.ask('lot.proxy', lateCeiling)).toMatchObject(late);
    expect(await bidOf(client, view, lotId, 5_000)).toMatchObject({
      ok: true,
      version: 3,
      priceFen: 500_000,
    });
    expect(await mine).toMatchObject({ lotId, bids: [{ version: 3, paddleNo: view.pass.paddleNo }] });
    const proxyId = randomUUID();
    const [share] = view.pass.entries;
    const ceiling = { lotId, proxyId, ceilingFen: 900_000, entryId: share?.entryId ?? 0 };
    expect(await client.ask('lot.proxy', ceiling)).toMatchObject({ ok: true, ceilingFen: 900_000 });
    expect(await client.ask('lot.watch', { lotId })).toMatchObject({ ownCeiling: { ceilingFen: 900_000 } });
    expect(await client.ask('lot.proxy.cancel', { lotId, proxyId: randomUUID() })).toMatchObject({
      ok: true,
    });
    await client.next('board.tick', ({ lots }) =>
      lots.some((lot) => lot.lotId === lotId && lot.phase === 'sold'),
    );
    expect(await client.ask('practice.find', {})).toMatchObject({
      ok: true,
      pass: { entries: [{ boundLotId: lotId }, { boundLotId: null }] },
    });
    await stop(client);
  });

  it('tells the time of the auction’s clock', async () => {
    const client = await join();
    const answer = await client.ask('clock.ping', { t0: 12.5 });
    expect(answer).toMatchObject({ ok: true, t0: 12.5 });
    expect(answer.ok && Math.abs(answer.serverMs - Date.now())).toBeLessThan(60_000);
  });

  it('is found again by another page of the same citizen, and hidden from everybody else', async () => {
    const { http, client } = await aVisitor();
    const view = await start(client);
    const again = await join(http);
    expect(await again.ask('practice.find', {})).toMatchObject({
      ok: true,
      auction: { id: view.auction.id },
    });
    const stranger = await aVisitor();
    const auctionId = view.auction.id;
    const [lot] = await boardOf(client, view);
    const lotId = lot?.lotId ?? 0;
    const strangerView = await start(stranger.client);
    expect(await stranger.client.ask('auction.watch', { auctionId })).toMatchObject({
      code: 'AUCTION.NOT_FOUND',
    });
    expect(await stranger.client.ask('lot.watch', { lotId })).toMatchObject({ code: 'LOT.NOT_FOUND' });
    expect(await bidOf(stranger.client, strangerView, lotId, 5_000)).toMatchObject({ code: 'LOT.NOT_FOUND' });
    await stop(stranger.client);
    await stop(client);
  });

  it('is open without an account, to each their own by the key of their page', async () => {
    const withKey = async (practiceKey: string): Promise<PracticeClient> => {
      const client = await PracticeClient.connect(running.url, undefined, { practiceKey });
      open.push(client);
      return client;
    };
    const [key, otherKey] = [randomUUID(), randomUUID()];
    const client = await withKey(key);
    const view = await start(client);
    const [lot] = await boardOf(client, view);
    const lotId = lot?.lotId ?? 0;
    await client.next('lot.tick', (tick) => tick.lotId === lotId && tick.phase === 'fiveMinutes');
    expect(await bidOf(client, view, lotId, 5_000)).toMatchObject({ ok: true });
    const { auction } = view;
    expect(await (await withKey(key)).ask('practice.find', {})).toMatchObject({
      ok: true,
      auction: { id: auction.id },
    });
    const other = await withKey(otherKey);
    expect(await other.ask('practice.find', {})).toMatchObject({ code: 'PRACTICE.NOT_RUNNING' });
    expect(await other.ask('practice.start', {})).toMatchObject({
      code: 'PRACTICE.TOO_MANY',
      data: { max: 1 },
    });
    await stop(client);
  });

  it('is refused to who has neither a session nor a key, when too many practise, and when it is over', async () => {
    const nobody = await join();
    const guessable = await PracticeClient.connect(running.url, undefined, { practiceKey: 'short' });
    open.push(guessable);
    expect(await guessable.ask('practice.find', {})).toMatchObject({ code: 'SESSION.MISSING' });
    expect(await nobody.ask('practice.start', {})).toMatchObject({ ok: false, code: 'SESSION.MISSING' });
    const [one, two, three] = [await aVisitor(), await aVisitor(), await aVisitor()];
    const view = await start(one.client);
    await start(two.client);
    expect(await three.client.ask('practice.start', {})).toEqual({
      ok: false,
      code: 'PRACTICE.TOO_MANY',
      data: { max: 2 },
    });
    const [lot] = await boardOf(one.client, view);
    const ended = one.client.next('practice.ended');
    await stop(one.client);
    expect(await ended).toEqual({ auctionId: view.auction.id, reason: 'stopped' });
    expect(await one.client.ask('practice.find', {})).toMatchObject({ code: 'PRACTICE.NOT_RUNNING' });
    expect(await bidOf(one.client, view, lot?.lotId ?? 0, 5_000)).toMatchObject({
      code: 'PRACTICE.NOT_RUNNING',
    });
    await start(three.client);
    await stop(two.client);
    await stop(three.client);
  });

  it('ends with its session, with a word', async () => {
    const { citizenId, http, client } = await aVisitor();
    await start(client);
    const told = client.next('session.ended');
    await http.post('/api/v1/auth/logout', {});
    expect(await told).toEqual({ reason: 'loggedOut' });
    await waitUntil(() => !client.isConnected);
    running.app.get(PracticeHall, { strict: false }).end(`citizen:${citizenId}`, 'stopped');
  });

  it('knows no real lot, and the live floor knows no toy', async () => {
    const auction = await anAuction(running.pool);
    const { http, client } = await aVisitor();
    const view = await start(client);
    const [toy] = await boardOf(client, view);
    const real = auction.lots[0]?.id ?? 0;
    const invalid = { ok: false, code: 'REQUEST.INVALID' };
    expect(await client.ask('auction.watch', { auctionId: auction.id })).toMatchObject(invalid);
    expect(await client.ask('lot.watch', { lotId: real })).toMatchObject(invalid);
    expect(await bidOf(client, view, real, 50_000)).toMatchObject(invalid);
    const live = await LiveClient.connect(running.url, http);
    open.push(live);
    expect(await live.ask('lot.watch', { lotId: toy?.lotId ?? 0 })).toMatchObject(invalid);
    expect(await live.ask('auction.watch', { auctionId: view.auction.id })).toMatchObject(invalid);
    expect(await http.get(`/api/v1/lots/${toy?.lotId}`)).toMatchObject({ status: 400 });
    await stop(client);
  });

  it('leaves no trace in any table from its start to its end', async () => {
    const { client } = await aVisitor();
    const before = await checksums();
    const view = await start(client);
    const over = client.next('auction.message', ({ kind }) => kind === 'ended');
    const lots = await boardOf(client, view);
    const ticks: LotTick[] = [];
    client.on('lot.tick', (tick) => ticks.push(tick));
    const [first] = lots;
    await client.next('lot.tick', ({ lotId, phase }) => lotId === first?.lotId && phase === 'fiveMinutes');
    expect(await bidOf(client, view, first?.lotId ?? 0, 5_000)).toMatchObject({ ok: true });
    await over;
    expect(ticks.filter(({ phase }) => phase === 'sold')).toHaveLength(lots.length);
    await stop(client);
    expect(await checksums()).toEqual(before);
  });

  async function checksums(): Promise<Readonly<Record<string, unknown>>> {
    const [tables] = await running.pool.query<RowDataPacket[]>('SHOW TABLES');
    const names = tables.flatMap((row) => Object.values(row) as string[]);
    expect(names.length).toBeGreaterThan(15);
    const [sums] = await running.pool.query<RowDataPacket[]>(
      `CHECKSUM TABLE ${names.map((name) => `\`${name}\``).join(', ')}`,
    );
    return Object.fromEntries(sums.map((row) => [row['Table'] as string, row['Checksum'] as unknown]));
  }
});
