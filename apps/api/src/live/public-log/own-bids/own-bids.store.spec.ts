// What a page of one's own bids reads of a long journal, counted on the real server: one's own rows and what is new, however many others have bid.
import { createHash } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import { encodeLotEvent, type LotEvent } from '@haopai/lot';
import { fen } from '@haopai/rules';
import { type MysqlPool, openMysqlPool } from '../../../platform/database';
import { aDatabase, type ThrowAwayDatabase } from '../../../testing';
import { type AcceptedBid, OwnBidsStore } from './own-bids.store';
import { VersionsByEntry } from './versions-by-entry.store';

const EVENTS = 5_000;
const [LOT, OTHER_LOT, LOST_LOT, OWN_ENTRY, OTHERS_ENTRY] = [1, 2, 3, 7, 77];
/** Of a page: its own bids, and as much again for what is new. */
const TOUCHED_MAX = 50;

describe('a page of one’s own bids', () => {
  let database: ThrowAwayDatabase;
  /** One connection, so that its counters are those of all statements. */
  let pool: MysqlPool;

  beforeAll(async () => {
    database = await aDatabase();
    pool = openMysqlPool({ ...database.config, poolMax: 1 });
    await write(LOT, 1, EVENTS);
    await write(OTHER_LOT, 1, 10);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** Each hundredth is one's own maximum bid. */
  const eventAt = (version: number): LotEvent => {
    const place = { atMs: version, paddleNo: 101, entryId: OWN_ENTRY };
    const amountFen = fen(version * 100);
    return version % 100 === 0
      ? {
          ...{ type: 'CeilingSet', ...place, proxyId: `p${version}` },
          ...{ askedFen: amountFen, ceilingFen: amountFen, salt: 'salt' },
        }
      : {
          ...{ type: 'BidAccepted', ...place, entryId: OTHERS_ENTRY, bidId: `b${version}` },
          ...{ amountFen, endsAtMs: version },
        };
  };
  const write = async (lotId: number, from: number, to: number, event = eventAt): Promise<void> => {
    const rows = Array.from({ length: to - from + 1 }, (_, nth) => {
      const version = from + nth;
      const body = encodeLotEvent(event(version));
      return [lotId, version, version, body, createHash('sha256').update(body).digest()];
    });
    await database.pool.query('INSERT INTO lot_events (lot_id, version, at_ms, body, hash) VALUES ?', [rows]);
  };
  const ownOf = async (store: OwnBidsStore, entryId = OWN_ENTRY): Promise<readonly AcceptedBid[]> =>
    (await store.accepted({ title: '', paddles: [101], bound: [{ entryId, lotId: LOT }] })).items;
  const touchedBy = async (work: () => Promise<unknown>): Promise<number> => {
    await pool.query('FLUSH STATUS');
    await work();
    const [counters] = await pool.query<RowDataPacket[]>(`SHOW SESSION STATUS LIKE 'Handler_read%'`);
    return counters.reduce((sum, { Value }) => sum + Number(Value), 0);
  };

  it('reads a journal once, and then one’s own bids and what is new', async () => {
    const store = new OwnBidsStore(pool);
    // Whoever asks meanwhile waits for the same look.
    const first = () => Promise.all([ownOf(store), ownOf(store)]);
    expect(await touchedBy(first)).toBeLessThanOrEqual(EVENTS + (2 * EVENTS) / 100 + TOUCHED_MAX);
    const again = async () => {
      const own = await ownOf(store);
      expect(own.map(({ version }) => version).slice(0, 2)).toEqual([EVENTS, EVENTS - 100]);
      expect(own).toHaveLength(EVENTS / 100);
    };
    expect(await touchedBy(again)).toBeLessThanOrEqual(EVENTS / 100 + TOUCHED_MAX);
    await write(LOT, EVENTS + 1, EVENTS + 100);
    const newest = async () => expect((await ownOf(store))[0]?.version).toBe(EVENTS + 100);
    expect(await touchedBy(newest)).toBeLessThanOrEqual(EVENTS / 100 + 100 + TOUCHED_MAX);
    // Whoever asks next has no bid here at all.
    expect(await touchedBy(() => ownOf(store, 7_777))).toBeLessThanOrEqual(TOUCHED_MAX);
  });

  it('says at how many it is cut, the newest first', async () => {
    const store = new OwnBidsStore(pool);
    const bidder = { title: '', paddles: [], bound: [{ entryId: OTHERS_ENTRY, lotId: LOT }] };
    const { items, cut } = await store.accepted(bidder);
    expect([items.length, cut]).toEqual([500, 500]);
    expect((items[0]?.version ?? 0) - (items.at(-1)?.version ?? 0)).toBeLessThan(510);
    expect(items[0]?.version).toBeGreaterThanOrEqual(EVENTS - 1);
  });

  it('reads a journal anew whose end was lost in a failover, and written again', async () => {
    const versions = new VersionsByEntry(pool);
    await write(LOST_LOT, 1, 100);
    expect(await versions.of(LOST_LOT, OWN_ENTRY)).toEqual([100]);
    await database.pool.query('DELETE FROM lot_events WHERE lot_id = ? AND version > 98', [LOST_LOT]);
    expect(await versions.of(LOST_LOT, OWN_ENTRY)).toEqual([]);
    await write(LOST_LOT, 99, 100);
    expect(await versions.of(LOST_LOT, OWN_ENTRY)).toEqual([100]);
    await database.pool.query('DELETE FROM lot_events WHERE lot_id = ? AND version > 98', [LOST_LOT]);
    await write(LOST_LOT, 99, 101, (version) => eventAt(version + 1));
    expect(await versions.of(LOST_LOT, OWN_ENTRY)).toEqual([99]);
    expect(await versions.of(LOST_LOT, OTHERS_ENTRY)).toHaveLength(100);
  });

  it('forgets journals that nobody asks for, and reads them again', async () => {
    const versions = new VersionsByEntry(pool, 10);
    expect((await versions.of(OTHER_LOT, OTHERS_ENTRY)).length).toBe(10);
    const long = (await versions.of(LOT, OWN_ENTRY)).length;
    expect(await touchedBy(() => versions.of(LOT, OWN_ENTRY))).toBeLessThanOrEqual(TOUCHED_MAX);
    // Each is looked through anew.
    const other = async () => expect((await versions.of(OTHER_LOT, OTHERS_ENTRY)).length).toBe(10);
    expect(await touchedBy(other)).toBeGreaterThanOrEqual(10);
    const again = async () => expect((await versions.of(LOT, OWN_ENTRY)).length).toBe(long);
    expect(await touchedBy(again)).toBeGreaterThanOrEqual(EVENTS);
  });
});
