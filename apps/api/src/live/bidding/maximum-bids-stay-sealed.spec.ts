// Height and owner of a maximum bid leave the server nowhere before its lot's end: all that anybody but its bidder can ask for or hear is looked over.
import { randomUUID } from 'node:crypto';
import { readEvent } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { REDIS, type Redis } from '../../platform/redis';
import {
  aRunningApp,
  bid,
  cancelCeiling,
  ControlStreamClient,
  type FloorBidder,
  type HttpClient,
  type RunningApp,
  SaleFloor,
  setCeiling,
  staffClient,
  type TestAuction,
  waitUntil,
} from '../../testing';
import { ApiDescription, type Operation } from '../../testing/fuzz/api-description';

/** Yuan that nothing else in the sale amounts to; the second is what the lot makes of the first. */
const HEIGHTS_YUAN = [87_654, 87_000, 76_543, 76_000] as const;
/** As those who know of a maximum bid would name it. */
const FIELDS = ['proxyId', 'ceilingFen', 'askedFen', 'salt'];
const STREAM = '/control/stream';

interface Said {
  /** Where it was heard. */
  readonly where: string;
  readonly what: unknown;
}

describe('the height and the owner of a maximum bid', () => {
  let running: RunningApp;
  let floor: SaleFloor;
  const log: string[] = [];

  beforeAll(async () => {
    const variables = { HAOPAI_RATE_LIMIT: 'off', HAOPAI_LOG_LEVEL: 'debug' };
    running = await aRunningApp(variables, undefined, { write: (line) => void log.push(line) });
    floor = new SaleFloor(running);
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  /** What would give them away: heights in fen, ids and salts of the orders, and the paddle that has not bid in public. */
  interface Secrets {
    readonly heightsFen: readonly number[];
    readonly texts: readonly string[];
    readonly paddleNo: number;
  }

  const secretsIn = async (lotId: number, paddleNo: number): Promise<Secrets> => {
    const [rows] = await running.pool.query<RowDataPacket[]>('SELECT body FROM lot_events WHERE lot_id = ?', [
      lotId,
    ]);
    const bodies = rows.map(({ body }) => JSON.parse(String(body)) as Readonly<Record<string, unknown>>);
    const texts = bodies
      .flatMap(({ proxyId, salt }) => [proxyId, salt])
      .filter((text) => typeof text === 'string');
    expect(new Set(texts).size).toBeGreaterThan(8);
    return { heightsFen: HEIGHTS_YUAN.map((yuan) => yuan * 100), texts, paddleNo };
  };

  /** The places at which a secret stands, and at which a bid says that it was made for a maximum bid. */
  const findings = (secrets: Secrets, { where, what }: Said, at = ''): readonly string[] => {
    const found = [`${where} ${at}`];
    if (typeof what === 'number') {
      const isPaddle = /paddle/i.test(at) && what === secrets.paddleNo;
      return isPaddle || secrets.heightsFen.includes(what) ? found : [];
    }
    if (typeof what === 'string') {
      const figures = [...secrets.heightsFen, ...HEIGHTS_YUAN].map(
        (figure) => new RegExp(`(?<![\\d.])${figure}(?!\\d)`),
      );
      const isSecret =
        secrets.texts.some((text) => what.includes(text)) || figures.some((one) => one.test(what));
      return isSecret ? found : [];
    }
    if (typeof what !== 'object' || what === null) return [];
    return Object.entries(what).flatMap(([name, value]) =>
      FIELDS.includes(name) || (name === 'isByCeiling' && value !== null)
        ? [`${where} ${at}.${name}`]
        : findings(secrets, { where, what: value }, `${at}.${name}`),
    );
  };

  const hearAll = (heard: Said[], who: string, { live }: Pick<FloorBidder, 'live'>): void => {
    live.socket.onAny((event: string, body: unknown) =>
      heard.push({ where: `${who}: ${event}`, what: readEvent(event, body) }),
    );
  };

  const pathFor = ({ id }: TestAuction, lotId: number, { path }: Operation): string =>
    path
      .replace('/auctions/{id}', `/auctions/${id}`)
      .replace('/results/{auctionId}', `/results/${id}`)
      .replace('/results/{id}', `/results/${id}`)
      .replace(/\/lots\/\{\w+\}/, `/lots/${lotId}`)
      .replace(/\{\w+\}/g, '7');

  /** Each GET that the description knows, twice: made now, and as it is kept. */
  const askForAll = async (
    who: string,
    client: HttpClient,
    paths: readonly string[],
  ): Promise<readonly Said[]> => {
    const said: Said[] = [];
    for (const round of [1, 2])
      for (const path of paths)
        said.push({ where: `${who} ${round}: ${path}`, what: (await client.get(path)).body });
    return said;
  };

  it('leave the server nowhere before the lot has ended, and stand in its record afterwards', async () => {
    const auction = await floor.openAuction({ countdownMs: 3_600_000, firstBidMs: 3_600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo, cy] = [
      await floor.bidder(auction),
      await floor.bidder(auction),
      await floor.bidder(auction),
    ];
    const stranger = { live: await floor.watcher() };
    const auctioneer = await staffClient(running, 'auctioneer');
    const heard: Said[] = [];

    const ear = running.app.get<Redis>(REDIS).duplicate();
    await ear.connect();
    await ear.pSubscribe(`${running.config.redis.prefix}*`, (message, channel) => {
      heard.push({
        where: `redis: ${channel}`,
        what: message.startsWith('{') ? JSON.parse(message) : message,
      });
    });
    const stream = await ControlStreamClient.open(running.url, auctioneer, auction.id);
    for (const [who, watcher] of [
      ['bidder', cy],
      ['stranger', stranger],
    ] as const) {
      hearAll(heard, who, watcher);
      await watcher.live.ask('lot.watch', { lotId });
      await watcher.live.ask('auction.watch', { auctionId: auction.id });
    }

    expect(await bid(anna, lotId, 50_000)).toMatchObject({ ok: true });
    expect(await setCeiling(anna, lotId, 51_000)).toMatchObject({ ok: true });
    // A tie a step above the leader: nothing is bid for who comes second, whose paddle nobody has seen.
    expect(await setCeiling(bo, lotId, 51_000)).toMatchObject({ ok: true });
    expect(await setCeiling(anna, lotId, HEIGHTS_YUAN[0])).toMatchObject({ ok: true, ceilingFen: 8_700_000 });
    expect(await cancelCeiling(anna, lotId)).toMatchObject({ ok: true });
    expect(await setCeiling(anna, lotId, HEIGHTS_YUAN[2])).toMatchObject({ ok: true, ceilingFen: 7_600_000 });
    expect(await cancelCeiling(bo, lotId)).toMatchObject({ ok: true });
    const answered = [
      await bid(cy, lotId, 51_000),
      await bid(cy, lotId, 52_000),
      await setCeiling(cy, lotId, 1),
    ];
    heard.push(...answered.map((what) => ({ where: 'bidder: answer', what })));
    await waitUntil(async () => (await floor.lot(lotId)).priceFen === 5_300_000);
    for (const who of [cy, stranger])
      heard.push({ where: 'snapshot', what: await who.live.ask('lot.watch', { lotId }) });
    const secrets = await secretsIn(lotId, bo.enrolment.paddleNo);

    const { operations } = new ApiDescription((await running.client().get('/api/docs-json')).body);
    const reads = operations.filter(({ method, path }) => method === 'GET' && !path.endsWith(STREAM));
    const paths = reads.map((operation) => pathFor(auction, lotId, operation));
    const isOffice = (path: string): boolean => path.startsWith('/api/v1/admin');
    const site = [...paths.filter((path) => !isOffice(path)), `/api/v1/lots/${lotId}/record?size=200`];
    const office = paths.filter(isOffice);
    expect(site.length).toBeGreaterThan(30);
    expect(office.length).toBeGreaterThan(20);
    heard.push(
      ...(await askForAll('stranger', running.client(), [...site, '/metrics', '/api/health/ready'])),
    );
    heard.push(...(await askForAll('bidder', cy.http, site)));
    for (const role of ['administrator', 'auctioneer', 'auditor'] as const)
      heard.push(...(await askForAll(role, await staffClient(running, role), office)));
    await waitUntil(() => stream.heard.lots.length > 0);
    heard.push({ where: 'control room', what: stream.heard });
    heard.push(...log.map((what) => ({ where: 'log', what })));

    for (const place of ['redis: ', 'bidder: lot.tick', 'stranger: lot.tick', 'stranger: board.tick', 'log'])
      expect([place, heard.some(({ where }) => where.startsWith(place) || where.includes(place))]).toEqual([
        place,
        true,
      ]);
    // Paddles are people's: the office sees who enrolled with which, and so does nobody else.
    const isOfEnrolments = (where: string): boolean =>
      /admin\/auctions\/\d+\/enrolments \S+\.paddleNo$/.test(where);
    expect(
      heard.flatMap((said) => findings(secrets, said)).filter((where) => !isOfEnrolments(where)),
    ).toEqual([]);

    const withdrawn = await auctioneer.post(
      `/api/v1/admin/auctions/${auction.id}/control/acts`,
      { act: 'withdraw', lotId, reason: '号牌有误' },
      { 'Idempotency-Key': randomUUID() },
    );
    expect(withdrawn).toMatchObject({ status: 200 });
    await floor.untilPhase(lotId, 'withdrawn');
    await waitUntil(async () => (await floor.record(lotId)).at(-1)?.kind === 'withdrawn');
    const record = await floor.record(lotId);
    const told = findings(secrets, {
      where: 'record',
      what: record.map(({ kind, ...line }) => ({ [kind]: line })),
    });
    for (const place of [
      /\.ceilingSet\.amountFen$/,
      /\.ceilingSet\.paddleNo$/,
      /\.ceilingCancelled\.paddleNo$/,
      /\.bid\.isByCeiling$/,
    ])
      expect([place, told.some((where) => place.test(where))]).toEqual([place, true]);
    stream.close();
    await ear.close();
  });
});
