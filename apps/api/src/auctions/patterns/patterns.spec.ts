// The report on the real database: read after the end by those who may, on record, with hashes in place of browsers and addresses; figures for everybody.
import type { AuditPage, PatternReport, PatternSums } from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  anEndedAuction,
  anEnrolment,
  aRunningApp,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestAuction,
} from '../../testing';
import { PatternsStore } from './patterns.store';
import { ReckonPatterns } from './reckon-patterns';

const ADDRESS = '203.0.113.77';
const DAY_MS = 24 * 3_600_000;
const LEASE_MS = 60_000;
/** Of a journal. */
const MORE_THAN_ARE_READ_AT_ONCE = 1_200;

describe('patterns of an ended auction', () => {
  let running: RunningApp;
  let auditor: HttpClient;
  let auction: TestAuction;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    auditor = await staffClient(running, 'auditor');
    const { pool } = running;
    const endedAtMs = Date.now() - 3_600_000;
    auction = await anEndedAuction(pool, {
      endedAtMs,
      lots: [1, 2, 3].map((no) => ({
        plateNumber: `浙G7700${no}`,
        bidsFen: [5_000_000, 5_100_000, 5_200_000, 5_300_000],
      })),
    });
    await pool.query('UPDATE auctions SET published_at_ms = ? WHERE id = ?', [
      endedAtMs - DAY_MS,
      auction.id,
    ]);
    for (const paddleNo of [101, 102]) {
      const citizen = await aCitizen(pool);
      await anEnrolment(pool, { auctionId: auction.id, citizenId: citizen.id, paddleNo });
      const atMs = endedAtMs - 3_600_000;
      await pool.query(
        'INSERT INTO citizen_devices (citizen_id, device_hash, first_seen_at_ms, last_seen_at_ms) VALUES (?, ?, ?, ?)',
        [...[citizen.id, 'd'.repeat(64), atMs, atMs]],
      );
      await pool.query(
        'INSERT INTO log_ins (citizen_id, session_shown_id, at_ms, address, device) VALUES (?, ?, ?, ?, ?)',
        [...[citizen.id, `s${paddleNo}`, atMs, ADDRESS, 'Chrome']],
      );
    }
  });
  afterAll(() => running.stop());

  const reckon = () => running.app.get(ReckonPatterns).look();
  const read = (client: HttpClient, id = auction.id) =>
    client.post(`/api/v1/admin/auctions/${id}/patterns`, {});

  it('are not known before somebody has looked for them, and say so', async () => {
    const { status, body } = await running.client().get(`/api/v1/results/${auction.id}/patterns`);
    expect([status, body]).toMatchObject([
      409,
      { code: 'PATTERNS.NOT_YET', data: { auctionId: auction.id } },
    ]);
    expect(await read(auditor)).toMatchObject({ status: 409, body: { code: 'PATTERNS.NOT_YET' } });
    await Promise.all([reckon(), reckon()]);
  });

  it('are found with their evidence, without address and name', async () => {
    const { status, body } = await read(auditor);
    expect(status).toBe(200);
    const report = body as PatternReport;
    expect(report).toMatchObject({ auctionId: auction.id, paddles: 2, bids: 12, leftOut: 0 });
    expect(report.patterns.map(({ kind }) => kind)).toEqual(['sharedDevice', 'losesToSame', 'sharedAddress']);
    expect(report.patterns[1]).toMatchObject({ paddles: [101, 102], times: 3, of: 3 });
    for (const { mark } of [report.patterns[0], report.patterns[2]] as readonly { mark: string }[])
      expect(mark).toMatch(/^[0-9a-f]{12}$/);
    expect(JSON.stringify(report)).not.toContain(ADDRESS);
  });

  it('are on record with whoever read them', async () => {
    const entries = async (): Promise<number> => {
      const { body } = await auditor.get(
        `/api/v1/admin/audit?act=patterns.read&subject=auction:${auction.id}`,
      );
      return (body as AuditPage).total;
    };
    const before = await entries();
    await read(auditor);
    expect(await entries()).toBe(before + 1);
  });

  it('are figures to everybody', async () => {
    const { status, body } = await running.client().get(`/api/v1/results/${auction.id}/patterns`);
    expect(status).toBe(200);
    expect(body as PatternSums).toEqual({
      ...{ auctionId: auction.id, paddles: 2, bids: 12 },
      found: { sharedDevice: 1, sharedAddress: 1, losesToSame: 1, fasterThanPeople: 0, probesMaximum: 0 },
    });
  });

  it('are nobody’s before the end, of no auction, and of those who may not', async () => {
    const coming = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
    expect(await read(auditor, coming.id)).toMatchObject({ body: { code: 'RESULT.NOT_YET' } });
    expect(await read(auditor, 999_999)).toMatchObject({ body: { code: 'AUCTION.NOT_FOUND' } });
    for (const role of ['clerk', 'cashier', 'editor'] as const)
      expect(await read(await staffClient(running, role))).toMatchObject({ status: 403 });
    expect((await running.client().get(`/api/v1/results/${coming.id}/patterns`)).body).toMatchObject({
      code: 'RESULT.NOT_YET',
    });
  });

  it('do not know of an account that was closed, whose browsers and log-ins are gone', async () => {
    await running.pool.query('DELETE FROM citizen_devices WHERE device_hash = ? LIMIT 1', ['d'.repeat(64)]);
    await running.pool.query('DELETE FROM log_ins WHERE address = ? LIMIT 1', [ADDRESS]);
    // As closing an account does.
    await running.pool.query(
      'UPDATE auction_patterns SET done_at_ms = NULL, leased_until_ms = 0, found = NULL WHERE auction_id = ?',
      [auction.id],
    );
    await reckon();
    const { patterns } = (await read(auditor)).body as PatternReport;
    expect(patterns.map(({ kind }) => kind)).toEqual(['losesToSame']);
  });

  it('are looked for by one instance, which reads journals once however often they are asked for', async () => {
    const store = running.app.get(PatternsStore);
    const bidsFen = Array.from({ length: MORE_THAN_ARE_READ_AT_ONCE }, (_, nth) => 5_000_000 + nth * 100);
    const other = await anEndedAuction(running.pool, { lots: [{ bidsFen }] });
    const endLeases = () => running.pool.query('UPDATE auction_patterns SET leased_until_ms = 0');
    // Each round is a race of its own.
    for (let round = 0; round < 5; round += 1) {
      await endLeases();
      const claims = await Promise.all(Array.from({ length: 8 }, () => store.claim(LEASE_MS)));
      expect(claims.filter((claim) => claim !== null)).toEqual([other.id]);
    }
    await endLeases();
    await reckon();
    // A journal that is gone is not missed, not even once all leases are over.
    await running.pool.query('DELETE FROM lot_events WHERE lot_id = ?', [other.lots[0]?.id]);
    await endLeases();
    await reckon();
    for (let query = 0; query < 3; query += 1)
      expect((await running.client().get(`/api/v1/results/${other.id}/patterns`)).body).toMatchObject({
        bids: MORE_THAN_ARE_READ_AT_ONCE,
      });
  });
});
