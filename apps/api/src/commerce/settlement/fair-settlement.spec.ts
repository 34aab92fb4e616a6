// Auctions that cannot be settled keep no younger one waiting, and ring; so do deposits that settlement has left behind.
import { Metrics } from '../../platform/metrics';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  aSettledAuction,
  endAuction,
  holdDeposits,
  type RunningApp,
  type TestAuction,
} from '../../testing';
import { SettleAuctions } from './settle-auctions';
import { SettlementMetricsCollector } from './settlement-metrics-collector';

const HOUR_MS = 3_600_000;
const STUCK = 45;

describe('settlement', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
  });
  afterAll(() => running.stop());

  const figure = async (name: string): Promise<number> => {
    await running.app.get(SettlementMetricsCollector).look();
    const found = new RegExp(`^haopai_${name} ([\\d.]+)$`, 'm').exec(await running.app.get(Metrics).text());
    return Number(found?.[1]);
  };
  const enrol = async (auction: TestAuction): Promise<void> => {
    const { id: citizenId } = await aCitizen(running.pool);
    const bidder = await anEnrolment(running.pool, { auctionId: auction.id, citizenId });
    await holdDeposits(running, bidder, { citizenId });
  };
  const isSettled = async ({ id }: TestAuction): Promise<boolean> => {
    const [rows] = await running.pool.query('SELECT settled_at_ms FROM auctions WHERE id = ?', [id]);
    return (rows as { settled_at_ms: number | null }[])[0]?.settled_at_ms !== null;
  };

  it('rings for deposits that it has left behind, and not for those that wait for a balance', async () => {
    const settled = await aSettledAuction(running, [5_200_000]);
    expect(await figure('deposits_left')).toBe(0);
    const set = (state: string) =>
      running.pool.query(
        `UPDATE deposits JOIN entries ON entries.id = deposits.entry_id SET deposits.state = ?
         WHERE entries.enrolment_id = ?`,
        [state, settled.loser.enrolment.id],
      );
    await set('held');
    expect(await figure('deposits_left')).toBe(1);
    await set('refunded');
    expect(await figure('deposits_left')).toBe(0);
  });

  it('comes to a young auction in the same look, however many older ones do not move', async () => {
    expect(await figure('auctions_unsettled_seconds')).toBe(0);
    const stuck: TestAuction[] = [];
    for (let made = 0; made < STUCK; made += 1) {
      const auction = await anAuction(running.pool);
      await enrol(auction);
      stuck.push(auction);
    }
    // Their bidders stand behind lots that have not ended.
    await running.pool.query(
      `INSERT INTO entry_bindings (entry_id, lot_id) SELECT entries.id, lots.id FROM entries
       JOIN lots ON lots.auction_id = entries.auction_id WHERE entries.auction_id IN (?)`,
      [stuck.map(({ id }) => id)],
    );
    await running.pool.query('UPDATE auctions SET ended_at_ms = ? WHERE id IN (?)', [
      ...[Date.now() - 2 * HOUR_MS, stuck.map(({ id }) => id)],
    ]);
    const young = await anAuction(running.pool);
    await enrol(young);
    await endAuction(running.pool, young, [{}]);
    await running.app.get(SettleAuctions).look();
    expect(await isSettled(young)).toBe(true);
    expect(await Promise.all(stuck.map(isSettled))).not.toContain(true);
    expect(await figure('auctions_unsettled_seconds')).toBeGreaterThan(7_000);
  });
});
