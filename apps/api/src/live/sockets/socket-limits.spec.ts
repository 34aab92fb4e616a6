// What one socket may ask for: bids and messages a second, bytes a message, rooms at a time.
import { setTimeout as sleep } from 'node:timers/promises';
import { aCitizen, aRunningApp, bid, LiveClient, SaleFloor, waitUntil } from '../../testing';
import { ROOMS_A_SOCKET_MAX, ROOMS_A_STRANGER_MAX } from './live-namespace';

const BIDS_A_SECOND_MAX = 20;
const MESSAGES_A_SECOND_MAX = 50;
const STRANGERS_MESSAGES_A_SECOND_MAX = 20;

/** All at once, some would wait longer than an answer may take. */
const AT_A_TIME = 50;

describe('the limits of a socket', () => {
  let floor: SaleFloor;

  beforeAll(async () => {
    floor = new SaleFloor(await aRunningApp());
  });
  afterAll(async () => {
    floor.close();
    await floor.running.stop();
  });

  const TOO_FAST = { ok: false, code: 'REQUEST.RATE_LIMITED', data: { retryAfterMs: expect.any(Number) } };

  it('refuse a bidder who bids more than 20 times a second, and let them bid again after it', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const bidder = await floor.bidder(auction);
    await sleep(1_000);
    const answers = await Promise.all(Array.from({ length: 30 }, () => bid(bidder, lotId, 50_000)));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'REQUEST.RATE_LIMITED')).toHaveLength(
      30 - BIDS_A_SECOND_MAX,
    );
    expect(answers.at(-1)).toEqual(TOO_FAST);
    await sleep(1_000);
    expect(await bid(bidder, lotId, 51_000)).toMatchObject({ ok: false, code: 'BID.ALREADY_LEADING' });
  });

  it('refuse more than 50 messages a second of any kind, on this socket alone', async () => {
    // With a session: a stranger who sends so much is cut (platform/lanes).
    const citizen = await floor.running.clientOf(await aCitizen(floor.running.pool));
    const [loud, calm] = [await floor.watcher(citizen), await floor.watcher()];
    for (const [event, body] of [
      ['clock.ping', { t0: 1 }],
      ['lot.watch', { lotId: 1 }],
      ['lot.bid', JSON.parse('{"lotId":"x"}')],
    ]) {
      // In a second of their own, and all at once: what is asked after an answer may come in the next one.
      await sleep(1_000);
      const answers = await Promise.all(Array.from({ length: 80 }, () => loud.ask(event, body)));
      expect(answers.filter((answer) => !('code' in answer && answer.code === TOO_FAST.code))).toHaveLength(
        MESSAGES_A_SECOND_MAX,
      );
      expect(answers.at(-1)).toEqual(TOO_FAST);
    }
    expect(await calm.ask('clock.ping', { t0: 1 })).toMatchObject({ ok: true });
    await sleep(1_000);
    expect(await loud.ask('clock.ping', { t0: 1 })).toMatchObject({ ok: true });
  });

  it('look at no more than 20 messages a second of a stranger, and cut one who goes on', async () => {
    const [loud, calm] = [await floor.watcher(), await floor.watcher()];
    const cut = new Promise((resolve) => loud.socket.once('disconnect', resolve));
    await sleep(1_000);
    let answered = 0;
    const count = (): void => void (answered += 1);
    for (let t0 = 0; t0 < 100; t0++) loud.socket.emit('clock.ping', { t0 }, count);
    await cut;
    expect(answered).toBeLessThanOrEqual(STRANGERS_MESSAGES_A_SECOND_MAX);
    expect(await calm.ask('clock.ping', { t0: 1 })).toMatchObject({ ok: true });
  });

  it('drop a socket that sends a message of more than 8 KB', async () => {
    const [greedy, other] = [await floor.watcher(), await floor.watcher()];
    const dropped = new Promise((resolve) => greedy.socket.once('disconnect', resolve));
    greedy.socket.emit('clock.ping', JSON.parse(`{"t0":1,"more":"${'x'.repeat(9_000)}"}`), () => undefined);
    await dropped;
    expect(await other.ask('clock.ping', { t0: 1 })).toMatchObject({ ok: true });
  });
});

describe('the sockets of an address', () => {
  it('are limited for it alone, a closed one gives its place back, and a whole IPv6 /64 is one address', async () => {
    const running = await aRunningApp({ HAOPAI_SOCKETS_PER_ADDRESS: '2', HAOPAI_TRUSTED_PROXIES: '1' });
    const from = (address: string) =>
      LiveClient.connect(running.url, undefined, { 'X-Forwarded-For': `198.51.100.1, ${address}` });
    const [first, second] = [await from('203.0.113.7'), await from('203.0.113.7')];
    await expect(from('203.0.113.7')).rejects.toThrow();
    const other = await from('203.0.113.8');
    const inOneNetwork = [await from('2001:db8::1'), await from('2001:db8::2')];
    await expect(from('2001:db8::3')).rejects.toThrow();

    first.close();
    await waitUntil(() =>
      from('203.0.113.7').then(
        (again) => (again.close(), true),
        () => false,
      ),
    );
    for (const client of [second, other, ...inOneNetwork]) client.close();
    await running.stop();
  });

  it('count who shows the signature of a session that is over', async () => {
    const running = await aRunningApp({ HAOPAI_SOCKETS_PER_ADDRESS: '2' });
    const citizen = await running.clientOf(await aCitizen(running.pool));
    const headers = { Cookie: citizen.cookieHeader };
    const inside = await Promise.all(
      [1, 2, 3].map(() => LiveClient.connect(running.url, undefined, headers)),
    );
    for (const client of inside) client.close();
    await citizen.post('/api/v1/auth/logout', {});
    const [one, two] = [
      await LiveClient.connect(running.url, undefined, headers),
      await LiveClient.connect(running.url, undefined, headers),
    ];
    await expect(LiveClient.connect(running.url, undefined, headers)).rejects.toThrow();
    for (const client of [one, two]) client.close();
    await running.stop();
  });
});

describe('the rooms of a socket', () => {
  it('are a hundred at most of a stranger', async () => {
    const floor = new SaleFloor(await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' }));
    const startsAtMs = Date.now() + 60 * 60_000;
    const lots = Array.from({ length: ROOMS_A_STRANGER_MAX }, () => ({}));
    const auction = await floor.auction({ startsAtMs, lots });
    const watcher = await floor.watcher();
    const answers = await Promise.all(auction.lots.map(({ id }) => watcher.ask('lot.watch', { lotId: id })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(100);
    expect(await watcher.ask('auction.watch', { auctionId: auction.id })).toEqual({
      ...{ ok: false, code: 'WATCH.TOO_MANY', data: { roomsMax: 100 } },
    });
    floor.close();
    await floor.running.stop();
  });

  it('are 1,200 at most of a citizen: more are refused, those that are watched stay, and one that is left makes room', async () => {
    const floor = new SaleFloor(await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' }));
    const startsAtMs = Date.now() + 60 * 60_000;
    const lots = Array.from({ length: ROOMS_A_SOCKET_MAX }, () => ({}));
    const auction = await floor.auction({ startsAtMs, lots });
    const citizen = await floor.running.clientOf(await aCitizen(floor.running.pool));
    const watcher = await floor.watcher(citizen);
    const answers: { readonly ok: boolean }[] = [];
    for (let from = 0; from < ROOMS_A_SOCKET_MAX; from += AT_A_TIME) {
      const some = auction.lots.slice(from, from + AT_A_TIME);
      answers.push(...(await Promise.all(some.map(({ id }) => watcher.ask('lot.watch', { lotId: id })))));
    }
    const refused = { ok: false, code: 'WATCH.TOO_MANY', data: { roomsMax: ROOMS_A_SOCKET_MAX } };
    expect(answers.filter(({ ok }) => ok)).toHaveLength(ROOMS_A_SOCKET_MAX);
    expect(await watcher.ask('auction.watch', { auctionId: auction.id })).toEqual(refused);

    const [lotId = 0] = auction.lots.map(({ id }) => id);
    expect(await watcher.ask('lot.watch', { lotId })).toMatchObject({ ok: true });
    await watcher.ask('lot.unwatch', { lotId });
    expect(await watcher.ask('auction.watch', { auctionId: auction.id })).toMatchObject({ ok: true });
    floor.close();
    await floor.running.stop();
  });
});
