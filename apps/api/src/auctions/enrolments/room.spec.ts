// The room's door: who gets in, what they are told, and how long it lasts.
import { randomUUID } from 'node:crypto';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  type HttpClient,
  insertRow,
  type RunningApp,
  type TestAuction,
  type TestCitizen,
  type TestEnrolment,
  waitUntil,
} from '../../testing';
import { FindLots } from '../public';
import { RefusalError } from '../../platform/errors';
import { REDIS, type Redis } from '../../platform/redis';
import { BidderOf, refuseOtherRegion } from './bidder-of';
import { RoomPasses } from './room-passes';

/** Nobody has said which vehicle the car is, and the auction limits no bids. */
const UNSAID = { vehicle: null, limitFen: null };

describe('the bidding room', () => {
  let running: RunningApp;
  let auction: TestAuction;
  let citizen: TestCitizen;
  let enrolment: TestEnrolment;
  let room: string;

  beforeAll(async () => {
    running = await aRunningApp();
    auction = await anAuction(running.pool, {
      lots: [{}, { region: '330781' }, { region: '330781', isPersonalised: true }],
    });
    room = `/api/v1/auctions/${auction.id}/room`;
  });
  beforeEach(async () => {
    citizen = await aCitizen(running.pool);
    enrolment = await anEnrolment(running.pool, { auctionId: auction.id, citizenId: citizen.id, shares: 2 });
  });
  afterAll(() => running.stop());

  const door = () => ({ paddleNo: enrolment.paddleNo, accessCode: enrolment.accessCode });
  const refused = { status: 403, body: { code: 'ROOM.REFUSED' } };

  it('opens for the citizen who knows paddle number and access code, and tells them their entries', async () => {
    const [first, second] = enrolment.entries;
    const [lot] = auction.lots;
    await running.pool.query('INSERT INTO entry_bindings (entry_id, lot_id) VALUES (?, ?)', [
      second?.id,
      lot?.id,
    ]);
    const client = await running.clientOf(citizen);
    const pass = {
      auctionId: auction.id,
      paddleNo: enrolment.paddleNo,
      entries: [
        { entryId: first?.id, vin: first?.vin, ...UNSAID, boundLotId: null },
        { entryId: second?.id, vin: second?.vin, ...UNSAID, boundLotId: lot?.id },
      ],
    };
    expect(await client.get(room)).toMatchObject({ status: 403, body: { code: 'ROOM.NOT_ENTERED' } });
    expect(await client.post(room, door())).toMatchObject({ status: 200, body: pass });
    expect(await client.get(room)).toMatchObject({ status: 200, body: pass });
  });

  it('never says which part was wrong', async () => {
    const client = await running.clientOf(citizen);
    expect(await client.post(room, { ...door(), accessCode: '000000' })).toMatchObject(refused);
    expect(await client.post(room, { ...door(), paddleNo: 999_999 })).toMatchObject(refused);
    const stranger = await running.clientOf(await aCitizen(running.pool));
    const answer = await stranger.post(room, door());
    expect(answer).toMatchObject(refused);
    expect(answer.body).toMatchObject({ data: { auctionId: auction.id } });
  });

  it('stays closed while the deposits are not paid', async () => {
    await running.pool.query(`UPDATE enrolments SET state = 'unpaid', paid_at_ms = NULL WHERE id = ?`, [
      enrolment.id,
    ]);
    expect(await (await running.clientOf(citizen)).post(room, door())).toMatchObject(refused);
  });

  it('needs a session, and an auction that exists', async () => {
    expect(await running.client().post(room, door())).toMatchObject({
      status: 401,
      body: { code: 'SESSION.MISSING' },
    });
    const nowhere = await (await running.clientOf(citizen)).post('/api/v1/auctions/999999/room', door());
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'AUCTION.NOT_FOUND' } });
  });

  it('gives ten tries a minute', async () => {
    const client = await running.clientOf(citizen);
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await client.post(room, { ...door(), accessCode: '000000' })).status).toBe(403);
    }
    expect(await client.post(room, door())).toMatchObject({
      status: 429,
      body: { code: 'REQUEST.RATE_LIMITED' },
    });
  });

  it('stays open for a bidder who only watches, whose session is kept and asks for nothing', async () => {
    const passes = running.app.get(RoomPasses);
    await passes.grant('a-watching-session', auction.id, enrolment.id);
    const keptS = await running.app.get<Redis>(REDIS).ttl('passes:a-watching-session');
    expect(keptS).toBeGreaterThan(24 * 3_600);
  });

  describe('is opened by a pass that', () => {
    const sessionIdOf = ({ cookieHeader }: HttpClient): string =>
      /haopai\.sid=s:([^.]+)\./.exec(decodeURIComponent(cookieHeader))?.[1] ?? '';
    const redis = (): Redis => running.app.get<Redis>(REDIS);
    const notEntered = { status: 403, body: { code: 'ROOM.NOT_ENTERED' } };
    const cookieOf = (client: HttpClient, name: string): string =>
      client.cookieHeader.split('; ').find((pair) => pair.startsWith(`${name}=`)) ?? '';
    const passOf = (client: HttpClient): string => cookieOf(client, `haopai.room.${auction.id}`);
    /** With its session's cookie and this beside it. */
    const asks = (client: HttpClient, pass: string) =>
      client.get(room, { Cookie: `${cookieOf(client, 'haopai.sid')}; ${pass}` });
    const enter = async (): Promise<HttpClient> => {
      const client = await running.clientOf(citizen);
      expect(await client.post(room, door())).toMatchObject({ status: 200 });
      return client;
    };

    it('the browser keeps out of reach of scripts, and that is believed without Redis', async () => {
      const client = await running.clientOf(citizen);
      const { headers } = await client.post(room, door());
      const set = headers.getSetCookie().filter((cookie) => cookie.startsWith('haopai.room.'));
      expect(set).toEqual([expect.stringMatching(/; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)]);
      await redis().del(`passes:${sessionIdOf(client)}`);
      expect(await client.get(room)).toMatchObject({
        status: 200,
        body: { paddleNo: enrolment.paddleNo },
      });
    });

    it('nobody can write but the site: not for another enrolment, room or session', async () => {
      const client = await enter();
      const pass = passOf(client);
      await redis().del(`passes:${sessionIdOf(client)}`);
      const other = await anEnrolment(running.pool, {
        auctionId: auction.id,
        citizenId: (await aCitizen(running.pool)).id,
      });
      expect(await asks(client, pass.replace(/=1\.(\d+)\.\d+/, `=1.$1.${other.id}`))).toMatchObject(
        notEntered,
      );
      const elsewhere = await anAuction(running.pool, { lots: [{}] });
      const renamed = pass.replace(`room.${auction.id}=`, `room.${elsewhere.id}=`);
      expect(
        await client.get(`/api/v1/auctions/${elsewhere.id}/room`, {
          Cookie: `${cookieOf(client, 'haopai.sid')}; ${renamed}`,
        }),
      ).toMatchObject(notEntered);
      const stranger = await running.clientOf(await aCitizen(running.pool));
      expect(await asks(stranger, pass)).toMatchObject(notEntered);
      expect(await asks(client, pass)).toMatchObject({ status: 200 });
    });

    it('whoever writes Redis cannot forge or copy', async () => {
      const victim = await enter();
      const signed = (await redis().hGet(`passes:${sessionIdOf(victim)}`, String(auction.id))) ?? '';
      expect(signed).not.toBe('');
      const thief = await running.clientOf(await aCitizen(running.pool));
      await redis().hSet(`passes:${sessionIdOf(thief)}`, String(auction.id), signed);
      expect(await thief.get(room)).toMatchObject(notEntered);
    });

    it('ends with its session: neither browser nor thief has any use for it after that', async () => {
      const client = await enter();
      const { cookieHeader } = client;
      await client.post('/api/v1/auth/logout', {});
      expect(await running.client().get(room, { Cookie: cookieHeader })).toMatchObject({ status: 401 });
      const again = await running.clientOf(citizen);
      expect(await asks(again, /haopai\.room[^;]+/.exec(cookieHeader)?.[0] ?? '')).toMatchObject(notEntered);
    });

    it('does not open it to a paddle that is disqualified', async () => {
      const client = await enter();
      const { paddleNo } = enrolment;
      const act = { act_id: randomUUID(), auction_id: auction.id, paddle_no: paddleNo, reason: '串通' };
      const by = { lots: '[]', staff_id: 1, staff_name: '竞买师' };
      await insertRow(running.pool, 'control_acts', {
        ...{ ...act, ...by },
        kind: 'disqualify',
        at_ms: Date.now(),
      });
      await insertRow(running.pool, 'disqualifications', { ...act, at_ms: Date.now() });
      const barred = { status: 409, body: { code: 'PADDLE.DISQUALIFIED', data: { reason: '串通' } } };
      expect(await client.get(room)).toMatchObject(barred);
      const answer = await (await running.clientOf(citizen)).post(room, door());
      expect(answer).toMatchObject(barred);
      expect(answer.headers.getSetCookie().join()).not.toContain('haopai.room.');
    });

    it('nobody has signed opens nothing, whoever has written it into Redis', async () => {
      const client = await running.clientOf(citizen);
      await redis().hSet(`passes:${sessionIdOf(client)}`, String(auction.id), String(enrolment.id));
      expect(await asks(client, '')).toMatchObject({ body: { code: 'ROOM.NOT_ENTERED' } });
      expect(await running.app.get(RoomPasses).makesBidder(sessionIdOf(client))).toBe(false);
    });
  });

  it('is left with the session', async () => {
    const passes = running.app.get(RoomPasses);
    const client = await running.clientOf(citizen);
    await client.post(room, door());
    const [, sessionId = ''] = /haopai\.sid=s:([^.]+)\./.exec(decodeURIComponent(client.cookieHeader)) ?? [];
    const session = { sessionId, citizenId: citizen.id };
    expect(await passes.find(session, auction.id)).toBe(enrolment.id);
    await client.post('/api/v1/auth/logout', {});
    await waitUntil(async () => (await passes.find(session, auction.id)) === null);
  });

  it('lets a citizen bid on plates of their region and on personalised ones', async () => {
    const passes = running.app.get(RoomPasses);
    const bidders = running.app.get(BidderOf);
    await passes.grant('a-session', auction.id, enrolment.id);
    const session = { sessionId: 'a-session', citizenId: citizen.id };
    const bidder = await bidders.inAuction(session, auction.id);
    expect(bidder).toMatchObject({ paddleNo: enrolment.paddleNo, region: citizen.region });
    const refusals = await Promise.all(
      auction.lots.map(async ({ id }) => {
        const lot = await running.app.get(FindLots).fixedPart(id);
        if (bidder instanceof RefusalError || lot instanceof RefusalError) throw new Error('not found');
        return refuseOtherRegion(bidder, lot);
      }),
    );
    const other = { code: 'LOT.OTHER_REGION', data: { lotId: auction.lots[1]?.id, region: '330781' } };
    expect(refusals).toEqual([undefined, expect.objectContaining(other), undefined]);
    const another = { ...session, sessionId: 'another-session' };
    expect(await bidders.inAuction(another, auction.id)).toMatchObject({
      code: 'ROOM.NOT_ENTERED',
    });
  });
});
