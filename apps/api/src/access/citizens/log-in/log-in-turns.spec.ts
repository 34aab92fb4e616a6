// Whoever comes when all turns are taken waits in line, by a ticket that every instance takes; on real instances with one turn each.
import { Metrics } from '../../../platform/metrics';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  type TestCitizen,
  waitUntil,
} from '../../../testing';
import { Passwords } from '../passwords';
import { LogInTurns } from './log-in-turns';

interface Line {
  readonly ticket: string;
  readonly place: number;
  readonly waitMs: number;
  readonly retryAfterMs: number;
}

const HOUR_MS = 3_600_000;
const VARIABLES = {
  HAOPAI_CAPTCHA: 'on',
  HAOPAI_LOG_INS_AT_ONCE: '1',
  HAOPAI_REDIS_PREFIX: `haopai-test-line-${process.pid}:`,
};

describe('the line before the log-in', () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  const freeAll: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    running = await aRunningApp(VARIABLES);
    citizen = await aCitizen(running.pool);
  });
  afterEach(async () => {
    for (const free of freeAll.splice(0)) await free();
  });
  afterAll(() => running.stop());

  /** As if somebody's password were being compared until it is freed. */
  const takeTheTurn = async ({ app }: RunningApp = running): Promise<() => Promise<void>> => {
    let end = (): void => undefined;
    let taken: Promise<unknown> = Promise.resolve();
    await new Promise<void>((begun) => {
      const work = (): Promise<void> =>
        new Promise((resolve) => {
          end = resolve;
          begun();
        });
      taken = app.get(LogInTurns).take({ usernameKey: 'somebody', device: null }, undefined, work);
    });
    const free = async (): Promise<void> => {
      end();
      await taken;
    };
    freeAll.push(free);
    return free;
  };
  const captcha = async (): Promise<object> => {
    const { captchaId } = (await running.client().post('/api/v1/auth/captcha', {})).body as {
      captchaId: string;
    };
    const { text } = (await running.client().get(`/dev/captcha/${captchaId}`)).body as { text: string };
    return { captchaId, captchaText: text };
  };
  const logIn = (
    { username, password }: Pick<TestCitizen, 'username' | 'password'>,
    more: object,
    client: HttpClient = running.client(),
  ): Promise<HttpAnswer> => client.post('/api/v1/auth/login', { username, password, ...more });
  const come = async (
    who: Pick<TestCitizen, 'username' | 'password'>,
    client?: HttpClient,
  ): Promise<Line> => {
    const answer = await logIn(who, await captcha(), client);
    expect(answer).toMatchObject({ status: 429, body: { code: 'LOGIN.LINE' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    return lineOf(answer);
  };
  /** All ask twice, so that also those stand there who were forgotten meanwhile on a slow machine. */
  const placesOf = async (
    waiting: readonly (readonly [Pick<TestCitizen, 'username' | 'password'>, Line])[],
    client = running.client(),
  ): Promise<readonly number[]> => {
    const ask = async (): Promise<readonly number[]> => {
      const places: number[] = [];
      for (const [who, { ticket }] of waiting)
        places.push(lineOf(await logIn(who, { ticket }, client)).place);
      return places;
    };
    await ask();
    return ask();
  };
  const lineOf = ({ body }: HttpAnswer): Line => (body as { data: Line }).data;
  const forgotten = async (): Promise<void> => {
    const gauge = async (): Promise<number> => {
      const text = await running.app.get(Metrics).text();
      return Number(/^haopai_log_in_line (\d+)$/m.exec(text)?.[1]);
    };
    while ((await gauge()) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  const lost = { status: 409, body: { code: 'LOGIN.PLACE_LOST' } };

  it('tells place and time, and lets in with the ticket alone when it is one’s turn', async () => {
    const free = await takeTheTurn();
    const first = await come(citizen);
    expect(first).toMatchObject({ place: 1, waitMs: expect.any(Number) });
    const late = await aCitizen(running.pool);
    const second = await come(late);
    const waiting = [
      [citizen, first],
      [late, second],
    ] as const;
    expect(await placesOf(waiting)).toEqual([1, 2]);
    const again = lineOf(await logIn(citizen, { ticket: first.ticket }));
    await free();
    expect((await logIn(citizen, { ticket: again.ticket })).status).toBe(200);
    await forgotten();
  });

  it('is the same for names that nobody has, and for wrong passwords', async () => {
    const free = await takeTheTurn();
    const somebody = { username: citizen.username, password: 'a wild guess' };
    const nobody = { username: 'nobody_at_all', password: 'a wild guess' };
    const waiting = [
      [somebody, await come(somebody)],
      [nobody, await come(nobody)],
    ] as const;
    expect(await placesOf(waiting)).toEqual([1, 2]);
    await free();
    for (const [who, { ticket }] of waiting)
      expect(await logIn(who, { ticket })).toMatchObject({
        status: 401,
        body: { code: 'LOGIN.FAILED', data: {} },
      });
  });

  it('takes each ticket for one try of one user name, and nothing in its place', async () => {
    const free = await takeTheTurn();
    const { ticket } = await come(citizen);
    const { ticket: renewed } = lineOf(await logIn(citizen, { ticket }));
    const other = await aCitizen(running.pool);
    expect(await logIn(other, { ticket })).toMatchObject(lost);
    expect(await logIn(citizen, { ticket: 'not.a.ticket' })).toMatchObject(lost);
    await free();
    expect(await logIn({ ...citizen, password: 'a wild guess' }, { ticket })).toMatchObject({ status: 401 });
    for (const used of [ticket, renewed]) expect(await logIn(citizen, { ticket: used })).toMatchObject(lost);
  });

  it('costs an address that many wait behind none of its tries', async () => {
    const few = await aRunningApp({
      ...{ HAOPAI_LOG_INS_AT_ONCE: '1', HAOPAI_LOGIN_TRIES_PER_ADDRESS: '2' },
    });
    await takeTheTurn(few);
    const ask = (more: object): Promise<HttpAnswer> => logIn(citizen, more, few.client());
    const { ticket } = lineOf(await ask({}));
    for (let asks = 0; asks < 300; asks += 1) expect(lineOf(await ask({ ticket })).place).toBe(1);
    expect((await ask({})).body).toMatchObject({ code: 'LOGIN.LINE' });
    expect((await ask({})).body).toMatchObject({ code: 'REQUEST.RATE_LIMITED' });
    for (const free of freeAll.splice(0)) await free();
    await few.stop();
  });

  it('is taken up at another instance where it was left', async () => {
    const database = { config: running.config.mysql, pool: running.pool, drop: () => Promise.resolve() };
    const other = await aRunningApp(VARIABLES, database);
    await takeTheTurn();
    const line = await come(citizen);
    const { ticket } = line;
    const [free, late] = [await takeTheTurn(other), await aCitizen(running.pool)];
    const lateLine = await come(late, other.client());
    const waiting = [
      [late, lateLine],
      [citizen, line],
    ] as const;
    expect(await placesOf(waiting, other.client())).toEqual([2, 1]);
    await free();
    expect((await logIn(citizen, { ticket }, other.client())).status).toBe(200);
    expect(await logIn(citizen, { ticket })).toMatchObject({ body: { code: 'LOGIN.LINE' } });
    for (const freeOne of freeAll.splice(0)) await freeOne();
    expect(await logIn(citizen, { ticket })).toMatchObject(lost);
    await other.stop();
    await forgotten();
  });

  it('begins where passwords are compared, not at the door: who is compared takes nobody’s place there', async () => {
    // One stranger at a time.
    const narrow = await aRunningApp({ HAOPAI_WORK_AT_ONCE: '8' });
    const passwords = narrow.app.get(Passwords);
    const ends: (() => void)[] = [];
    jest.spyOn(passwords, 'matches').mockImplementation(async () => {
      await new Promise<void>((resolve) => ends.push(resolve));
      return false;
    });
    const crowd = Array.from({ length: 20 }, (_, nth) =>
      logIn({ username: `somebody_${nth}`, password: 'a wild guess' }, {}, narrow.client()),
    );
    await waitUntil(() => ends.length === crowd.length);
    expect((await narrow.client().get('/api/v1/accounts/usernames/somebody')).status).toBe(200);
    for (const end of ends) end();
    for (const { status } of await Promise.all(crowd)) expect(status).toBe(401);
    await narrow.stop();
  });

  describe('with a bidder in it', () => {
    const bidderOf = async (auction: Parameters<typeof anAuction>[1]): Promise<[TestCitizen, HttpClient]> => {
      const bidder = await aCitizen(running.pool);
      const { id: auctionId } = await anAuction(running.pool, auction);
      await anEnrolment(running.pool, { auctionId, citizenId: bidder.id });
      const ownBrowser = running.client();
      expect((await logIn(bidder, await captcha(), ownBrowser)).status).toBe(200);
      await ownBrowser.post('/api/v1/auth/logout', {});
      return [bidder, ownBrowser];
    };

    it('lets them go first in a browser that they have used before, and tells nobody else', async () => {
      const [bidder, ownBrowser] = await bidderOf({});
      await takeTheTurn();
      const other = await aCitizen(running.pool);
      const waiting = [
        [citizen, await come(citizen)],
        // Somebody who tries the name learns nothing.
        [bidder, await come(bidder)],
        [bidder, await come(bidder, ownBrowser)],
        // Nor does their browser help anybody else.
        [other, await come(other, ownBrowser)],
      ] as const;
      expect(await placesOf(waiting)).toEqual([2, 3, 1, 4]);
      await forgotten();
    });

    it.each([
      ['within the hour', { startsAtMs: Date.now() + HOUR_MS / 2 }, 1],
      ['tomorrow', { startsAtMs: Date.now() + 24 * HOUR_MS }, 2],
      ['never again: it has ended', { endedAtMs: Date.now() - 1_000 }, 2],
    ])('lets them go first when the auction runs %s', async (_, auction, place) => {
      const [bidder, ownBrowser] = await bidderOf(auction);
      await takeTheTurn();
      const waiting = [
        [citizen, await come(citizen)],
        [bidder, await come(bidder, ownBrowser)],
      ] as const;
      expect((await placesOf(waiting))[1]).toBe(place);
      await forgotten();
    });
  });
});
