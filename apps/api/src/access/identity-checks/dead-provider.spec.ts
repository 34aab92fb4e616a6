// Whoever knows who somebody is answers slowly or not at all: nobody else waits for it, no bid is in its way, and nobody is asked about twice.
import { randomUUID } from 'node:crypto';
import type { OwnIdentityView } from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  aRunningApp,
  giveIdentity,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  type TestAuction,
  waitUntil,
} from '../../testing';
import { AskAgain } from './ask-again';
import { IdentityGate } from './identity-gate';
import { aCloudauthStub, type CloudauthStub } from './testing/cloudauth-stub';

const DAY_MS = 24 * 3_600_000;
/** More than are asked for at once, and than there are places at the door of so small a site. */
const WAITERS = 12;
let serial = 0;
const aVin = (): string => `WMD${String((serial += 1)).padStart(14, '0')}`;

describe('a provider that does not answer', () => {
  let stub: CloudauthStub;
  let running: RunningApp;
  let auction: TestAuction;

  beforeAll(async () => {
    stub = await aCloudauthStub();
    running = await aRunningApp({
      ...{ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off', HAOPAI_WORK_AT_ONCE: '8' },
      ...{ HAOPAI_IDENTITY: 'cloudauth', HAOPAI_IDENTITY_ENDPOINT: stub.config.endpoint },
      HAOPAI_IDENTITY_KEY_ID: stub.config.keyId,
      HAOPAI_IDENTITY_KEY_SECRET: stub.config.keySecret,
    });
    auction = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
  });
  beforeEach(() => {
    stub.mood = { kind: 'normal' };
  });
  afterAll(async () => {
    await running.stop();
    await stub.stop();
  });

  const somebody = async (name: string): Promise<HttpClient> => {
    const citizen = await aCitizen(running.pool);
    const mobile = `137${String(10_000_000 + citizen.id)}`;
    const document = await giveIdentity(running, citizen, { name, mobile });
    stub.records.set(name, [document, mobile]);
    return running.clientOf(citizen);
  };
  /** Whatever the machine is doing meanwhile: to read the provider's package alone may take it longer than a page waits. */
  const isVerified = (by: HttpClient): Promise<void> =>
    waitUntil(async () => {
      await running.pool.query('UPDATE identity_checks SET due_at_ms = 0');
      await running.app.get(AskAgain).look();
      const { state } = (await by.post('/api/v1/me/identity/check', {})).body as OwnIdentityView;
      return state === 'verified';
    });
  const enrol = (by: HttpClient): Promise<HttpAnswer> =>
    by.post(
      `/api/v1/auctions/${auction.id}/enrolments`,
      { vins: [aVin()] },
      { 'Idempotency-Key': randomUUID() },
    );

  it('lets everybody else through meanwhile, and answers those who wait within a moment', async () => {
    const verified = await somebody('已核实');
    await isVerified(verified);
    expect((await enrol(verified)).status).toBe(201);
    const another = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
    const waiters: HttpClient[] = [];
    for (let nth = 0; nth < WAITERS; nth += 1) waiters.push(await somebody(`等待${nth}`));

    stub.mood = { kind: 'deaf' };
    const asked = stub.asked.length;
    const waits = waiters.map((waiter) => enrol(waiter));
    // The first of them are at the provider by now.
    await waitUntil(() => stub.asked.length > asked);
    const path = `/api/v1/auctions/${another.id}/enrolments`;
    const passes = await verified.post(path, { vins: [aVin()] }, { 'Idempotency-Key': randomUUID() });
    expect(passes.status).toBe(201);
    for (const answer of await Promise.all(waits))
      expect(answer).toMatchObject({ status: 409, body: { code: 'IDENTITY.WAITING' } });

    stub.mood = { kind: 'normal' };
    // Those who are asked about still have no answer for a while.
    await waitUntil(async () => {
      await running.pool.query('UPDATE identity_checks SET due_at_ms = 0');
      await running.app.get(AskAgain).look();
      const [rows] = await running.pool.query(
        `SELECT citizen_id FROM identity_checks WHERE state = 'waiting'`,
      );
      return (rows as readonly unknown[]).length === 0;
    });
    for (const waiter of waiters) expect((await enrol(waiter)).status).toBe(201);
  });

  it('is asked by whoever has given the place at the door back before', async () => {
    const citizen = await aCitizen(running.pool);
    await giveIdentity(running, citizen, { name: '让位' });
    stub.mood = { kind: 'deaf' };
    const isAsked = (): boolean => stub.asked.some(({ query }) => query['UserName'] === '让位');
    let wasAskedBefore: boolean | null = null;
    const refusal = await running.app
      .get(IdentityGate)
      .refuse(citizen.id, () => (wasAskedBefore = isAsked()));
    expect([wasAskedBefore, refusal?.code]).toEqual([false, 'IDENTITY.WAITING']);
  });

  it('is asked about a citizen once, however often they press', async () => {
    const client = await somebody('连按');
    await Promise.all(Array.from({ length: 5 }, () => enrol(client)));
    await waitUntil(async () => {
      const { state } = (await client.get('/api/v1/me/identity')).body as OwnIdentityView;
      return state === 'verified';
    });
    expect(stub.asked.filter(({ query }) => query['UserName'] === '连按')).toHaveLength(1);
  });
});
