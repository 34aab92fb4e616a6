// The site's rules while it runs: who changes them, within which bounds, and that every instance keeps the new one without a restart.
import { randomUUID } from 'node:crypto';
import {
  type OrderView,
  SETTING_NAMES,
  type SettingChange,
  SETTINGS,
  type SettingView,
} from '@haopai/contracts';
import {
  aCitizen,
  aDatabase,
  aListing,
  aRunningApp,
  type HttpClient,
  type RunningApp,
  staffClient,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { Settings } from './settings';

const SETTINGS_PATH = '/api/v1/admin/settings';
const HELD = 'listings.heldMinutes';
const MINUTE_MS = 60_000;

describe('settings', () => {
  let database: ThrowAwayDatabase;
  let running: RunningApp;
  let other: RunningApp;
  let administrator: HttpClient;

  beforeAll(async () => {
    database = await aDatabase();
    running = await aRunningApp({}, database);
    other = await aRunningApp({}, database);
    administrator = await staffClient(running, 'administrator');
  });
  afterAll(async () => {
    await other.stop();
    await running.stop();
    await database.drop();
  });

  const all = async (): Promise<readonly SettingView[]> =>
    (await administrator.get(SETTINGS_PATH)).body as readonly SettingView[];
  const standing = async (name: string): Promise<SettingView> => {
    const found = (await all()).find((setting) => setting.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };
  const put = (name: string, body: object) => administrator.put(`${SETTINGS_PATH}/${name}`, body);
  const set = async (name: string, value?: number, reason = '春节') => {
    const { version } = await standing(name);
    return put(name, { version, reason, ...(value === undefined ? {} : { value }) });
  };
  const history = async (name: string): Promise<readonly SettingChange[]> =>
    (await administrator.get(`${SETTINGS_PATH}/${name}/history`)).body as readonly SettingChange[];

  it('are what the program and its environment say until somebody sets them', async () => {
    expect((await all()).map(({ name, value }) => [name, value])).toEqual([
      [HELD, 30],
      ['listings.openOrdersMax', 3],
      ['enrolments.heldMinutes', 30],
      ['orders.unpaidMax', 3],
      ['orders.pauseMinutes', 15],
      ['reservations.openMax', 3],
      ['reservations.depositYuan', 5_000],
      ['reservations.startPriceYuan', 10_000],
      ['reservations.payDays', 3],
      ['reservations.reviewDays', 3],
      ['auctions.depositYuan', 5_000],
      ['auctions.sharesMax', 10],
      ['auctions.paymentDays', 5],
      ['auctions.firstBidSeconds', 300],
      ['auctions.countdownSeconds', 60],
      ['auctions.ladderStepYuan', 1_000],
      ['auctions.staggerSeconds', 0],
      ['auctions.noticeDays', 0],
      ['auctions.attachmentsMax', 5],
      ['auctions.attachmentMegabytes', 10],
      ['auctions.nextBidderDays', 0],
      ['cutOffs.paddlesMin', 20],
      ['cutOffs.percentMin', 30],
      ['cutOffs.withinSeconds', 5],
      ['cutOffs.awaySeconds', 5],
      ['citizens.banDays', 180],
      ['claims.answerDays', 15],
      ['claims.replyDays', 10],
      ['citizens.askedSinceDate', 0],
      ['claims.keptDays', 1_095],
      ['reminders.bidderMinutes', 60],
      ['reminders.watcherMinutes', 15],
      ['codes.registerPerDay', 5_000],
      ['codes.loginPerDay', 20_000],
      ['codes.recoverPerDay', 3_000],
      ['codes.changeMobilePerDay', 2_000],
      ['codes.confirmPerDay', 10_000],
      ['strangers.proofWork', 200],
      ['logs.keptDays', 190],
    ]);
    expect(await standing(HELD)).toEqual({
      ...{ name: HELD, unit: 'minutes', min: 1, max: 1_440 },
      ...{ value: 30, defaultValue: 30, version: 0 },
    });
    for (const { name, defaultValue } of await all()) {
      expect(defaultValue).toBeGreaterThanOrEqual(SETTINGS[name].min);
      expect(defaultValue).toBeLessThanOrEqual(SETTINGS[name].max);
    }
  });

  it('count on every instance within a second or two, without a restart', async () => {
    const buy = async (): Promise<number> => {
      const { id } = await aListing(other.pool);
      const client = await other.clientOf(await aCitizen(other.pool));
      const { body } = await client.post(
        `/api/v1/listings/${id}/orders`,
        { vin: '1M8GDM9AXKP042788' },
        { 'Idempotency-Key': randomUUID() },
      );
      return Math.round(((body as OrderView).dueAtMs - Date.now()) / MINUTE_MS);
    };
    expect((await set(HELD, 45)).body).toMatchObject({ value: 45, version: 1 });
    expect(running.app.get(Settings).value(HELD)).toBe(45);
    await waitUntil(() => Promise.resolve(other.app.get(Settings).value(HELD) === 45));
    expect(await buy()).toBe(45);
    await set(HELD);
    await waitUntil(() => Promise.resolve(other.app.get(Settings).value(HELD) === 30));
  });

  it('keep who changed what, when and why, and the audit does', async () => {
    const before = await standing('listings.openOrdersMax');
    await set('listings.openOrdersMax', 5, '促销');
    await set('listings.openOrdersMax', undefined, '促销结束');
    expect(await history('listings.openOrdersMax')).toMatchObject([
      { version: 2, value: null, reason: '促销结束' },
      { version: 1, value: 5, reason: '促销', staffName: expect.stringMatching(/./) as string },
    ]);
    expect(await standing('listings.openOrdersMax')).toEqual({ ...before, version: 2 });
    const { body } = await administrator.get('/api/v1/admin/audit?subject=setting:listings.openOrdersMax');
    expect((body as { items: unknown[] }).items).toMatchObject([
      { act: 'setting.changed', before: { value: 5 }, after: { value: 3 }, reason: '促销结束' },
      { act: 'setting.changed', before: { value: 3 }, after: { value: 5 }, reason: '促销' },
    ]);
  });

  it.each(SETTING_NAMES)('%s stays within its bounds', async (name) => {
    const { min, max } = SETTINGS[name];
    const { version, value } = await standing(name);
    for (const wrong of [min - 1, max + 1].filter((one) => one >= 0))
      expect(await put(name, { version, value: wrong, reason: '试' })).toMatchObject({
        status: 422,
        body: { code: 'SETTING.OUT_OF_BOUNDS', data: { min, max } },
      });
    expect(await standing(name)).toMatchObject({ version, value });
  });

  it('give a new draft and an approval of a reservation their terms', async () => {
    const terms = async (path: string) => (await administrator.get(`/api/v1/admin/${path}`)).body;
    const manual = {
      depositFen: 500_000,
      sharesMax: 10,
      paymentDays: 5,
      firstBidMs: 300_000,
      countdownMs: 60_000,
    };
    expect(await terms('auction-terms')).toEqual({
      ...{ ...manual, ladderFen: [100_000, 200_000, 300_000, 400_000, 500_000], staggerMs: 0 },
    });
    await set('auctions.depositYuan', 8_000);
    await set('auctions.ladderStepYuan', 500);
    await set('auctions.countdownSeconds', 90);
    await set('reservations.depositYuan', 6_000);
    await set('reservations.startPriceYuan', 20_000);
    await set('reservations.payDays', 7);
    expect(await terms('auction-terms')).toEqual({
      ...{ ...manual, depositFen: 800_000, countdownMs: 90_000 },
      ...{ ladderFen: [50_000, 100_000, 150_000, 200_000, 250_000], staggerMs: 0 },
    });
    expect(await terms('reservations/terms')).toMatchObject({
      ...{ depositFen: 600_000, startPriceFen: 2_000_000, payDays: 7 },
    });
  });

  it('are changed by one at a time: who saw an older one is told', async () => {
    const { version } = await standing('reservations.openMax');
    const answers = await Promise.all(
      [4, 5, 6].map((value) => put('reservations.openMax', { version, value, reason: '同时' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'RECORD.CHANGED',
      data: { version: version + 1 },
    });
    expect(await history('reservations.openMax')).toHaveLength(1);
  });

  it.each([
    ['halves', { version: 0, value: 1.5, reason: '试' }],
    ['no reason', { version: 0, value: 10, reason: '' }],
    ['no version', { value: 10, reason: '试' }],
    ['null', { version: 0, value: null, reason: '试' }],
  ])('refuse %s', async (_, body) => {
    expect(await put(HELD, body)).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
  });

  it('that are none are not found, and editors neither see nor change any', async () => {
    expect(await put('listings.colour', { version: 0, value: 1, reason: '试' })).toMatchObject({
      status: 404,
      body: { code: 'SETTING.NOT_FOUND' },
    });
    const editor = await staffClient(running, 'editor');
    for (const answer of [
      await editor.get(SETTINGS_PATH),
      await editor.get(`${SETTINGS_PATH}/${HELD}/history`),
      await editor.put(`${SETTINGS_PATH}/${HELD}`, { version: 0, value: 1, reason: '试' }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
  });
});
