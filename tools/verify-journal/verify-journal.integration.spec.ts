// The check of a journal on a real database: what the engine's journal writes passes, and each planted damage is found.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { LotEvent } from '@haopai/lot';
import { chain, GENESIS_HASH, type JournalRecord } from '@haopai/engine';
import { MysqlJournal } from '@haopai/engine-mysql';
import { DEFAULT_LADDER, fen } from '@haopai/rules';
import { createPool, type Pool } from 'mysql2/promise';
import { run } from '../services/child-process';
import { FAULTS, type Fault } from '@haopai/record';
import { mendLot } from './mend-lot';
import { reportOf, reportOfMending } from './report';
import { verifyJournal } from './verify-journal';

const { HAOPAI_TEST_MYSQL_URL = '', HAOPAI_TEST_REDIS_URL = '', HAOPAI_TEST_DIST = '' } = process.env;

const LOT = 7;
const OPENED_AT_MS = 1_000_000;
const COUNTDOWN_MS = 60_000;

function scheduled(lotId: number): LotEvent {
  const terms = {
    lotId,
    startPriceFen: fen(500_000),
    ladder: DEFAULT_LADDER,
    firstBidMs: 300_000,
    countdownMs: COUNTDOWN_MS,
    opensAtMs: OPENED_AT_MS,
  };
  return { type: 'LotScheduled', atMs: OPENED_AT_MS - 1_000, terms };
}

const opened: LotEvent = { type: 'LotOpened', atMs: OPENED_AT_MS, endsAtMs: OPENED_AT_MS + 300_000 };

/** `afterMs` the opening, by a paddle whose entry has ten times its number. */
function bid(paddleNo: number, yuan: number, afterMs: number, more: Partial<LotEvent> = {}): LotEvent {
  const atMs = OPENED_AT_MS + afterMs;
  const own = {
    bidId: `bid-${paddleNo}-${yuan}`,
    paddleNo,
    entryId: paddleNo * 10,
    amountFen: fen(yuan * 100),
  };
  return { type: 'BidAccepted', atMs, endsAtMs: atMs + COUNTDOWN_MS, ...own, ...more } as LotEvent;
}

function sold(paddleNo: number, yuan: number, afterMs: number): LotEvent {
  const atMs = OPENED_AT_MS + afterMs;
  return { type: 'LotSold', atMs, paddleNo, entryId: paddleNo * 10, amountFen: fen(yuan * 100) };
}

/** By a paddle whose orders all have one id. */
function ceiling(paddleNo: number, yuan: number, afterMs: number): LotEvent {
  const amountFen = fen(yuan * 100);
  return {
    type: 'CeilingSet',
    atMs: OPENED_AT_MS + afterMs,
    proxyId: `proxy-${paddleNo}`,
    paddleNo,
    entryId: paddleNo * 10,
    askedFen: amountFen,
    ceilingFen: amountFen,
    salt: 'salt',
  };
}

function bidFor(paddleNo: number, yuan: number, afterMs: number): LotEvent {
  return bid(paddleNo, yuan, afterMs, { proxyId: `proxy-${paddleNo}` });
}

/** Time given back because many were cut off. */
function cutOff(afterMs: number, endsAfterMs: number): LotEvent {
  return {
    ...{ type: 'LotResumed', atMs: OPENED_AT_MS + afterMs, cause: 'cutOff' },
    ...{ endsAtMs: OPENED_AT_MS + endsAfterMs, reason: '7/20', sinceMs: OPENED_AT_MS + afterMs - 6_000 },
  };
}

function barred(paddleNo: number, afterMs: number): LotEvent {
  return { type: 'PaddleDisqualified', atMs: OPENED_AT_MS + afterMs, paddleNo, reason: 'collusion' };
}

const SALE = [opened, bid(1, 5_000, 1_000), bid(2, 6_000, 2_000), sold(2, 6_000, 62_000)];

describe('the check of a journal', () => {
  const name = `haopai_verify_${randomBytes(4).toString('hex')}`;
  const url = new URL(HAOPAI_TEST_MYSQL_URL);
  url.pathname = `/${name}`;
  let db: Pool;

  beforeAll(async () => {
    const server = createPool(HAOPAI_TEST_MYSQL_URL);
    await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await server.end();
    await run(process.execPath, [path.join(HAOPAI_TEST_DIST, 'api', 'main.js'), 'migrate'], {
      env: { HAOPAI_MYSQL_URL: url.href, HAOPAI_REDIS_URL: HAOPAI_TEST_REDIS_URL },
    });
    db = createPool({ uri: url.href, supportBigNumbers: true });
  });

  afterAll(async () => {
    await db.query(`DROP DATABASE ${name}`);
    await db.end();
  });

  beforeEach(async () => {
    for (const table of ['lot_events', 'entry_bindings', 'lot_heads']) await db.query(`DELETE FROM ${table}`);
  });

  /** Journals the events with a chain that holds and with their bindings, as the engine does. */
  const journal = async (lotId: number, events: readonly LotEvent[]): Promise<void> => {
    const records: JournalRecord[] = [];
    for (const [index, event] of [scheduled(lotId), ...events].entries()) {
      records.push(chain(lotId, index + 1, records.at(-1)?.hash ?? GENESIS_HASH, event));
    }
    const entryIds = events.flatMap((event) => (event.type === 'BidAccepted' ? [event.entryId] : []));
    const bindsEntries = [...new Set(entryIds)];
    const store = new MysqlJournal(db);
    expect(await store.append([{ lotId, records, bindsEntries }])).toEqual([{ kind: 'committed' }]);
    store.close();
  };

  const head = (version: number, phase: string, yuan: number, paddleNo: number, endsAtMs: number | null) =>
    db.query(
      'INSERT INTO lot_heads (lot_id, version, phase, price_fen, leader_paddle, ends_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
      [LOT, version, phase, yuan * 100, paddleNo, endsAtMs],
    );

  const faults = async (): Promise<readonly Fault[]> => {
    const { findings } = await verifyJournal(db);
    return [...new Set(findings.map(({ fault }) => fault))].sort();
  };

  it('finds nothing in an empty database', async () => {
    expect(await verifyJournal(db)).toMatchObject({ lots: 0, events: 0, findings: [] });
  });

  it('passes sold, resumed and running lots, and heads that are a little behind', async () => {
    await journal(LOT, SALE);
    const atMs = OPENED_AT_MS + 10_000;
    const resumed: LotEvent = {
      type: 'LotResumed',
      atMs,
      cause: 'outage',
      endsAtMs: atMs + COUNTDOWN_MS,
      reason: '',
    };
    await journal(LOT + 1, [opened, bid(3, 5_000, 1_000), resumed, bid(4, 6_000, 11_000)]);
    await head(4, 'oneMinute', 6_000, 2, OPENED_AT_MS + 62_000);
    const verdict = await verifyJournal(db);
    expect(verdict).toMatchObject({ lots: 2, events: 10, bids: 4, entries: 4, headsBehind: 1, findings: [] });
    expect(reportOf(verdict)).toContain('The journal holds.');
  });

  it('passes a lot that got time back once because many were cut off', async () => {
    await journal(LOT, [opened, cutOff(10_000, 306_000), bid(3, 5_000, 20_000)]);
    expect((await verifyJournal(db)).findings).toEqual([]);
  });

  it('passes ceilings that were served, among them a tie one step above its own bid', async () => {
    const cancelled: LotEvent = {
      type: 'CeilingCancelled',
      atMs: OPENED_AT_MS + 6_000,
      proxyId: 'cancel',
      paddleNo: 1,
      salt: 'salt',
    };
    await journal(LOT, [
      opened,
      ceiling(1, 9_000, 1_000),
      bidFor(1, 5_000, 1_000),
      bid(2, 7_000, 2_000),
      bidFor(1, 8_000, 2_000),
      ceiling(3, 9_000, 3_000),
      bidFor(1, 9_000, 3_000),
      ceiling(2, 30_000, 4_000),
      bidFor(2, 10_000, 4_000),
      ceiling(1, 25_000, 5_000),
      bidFor(1, 25_000, 5_000),
      bidFor(2, 26_000, 5_000),
      cancelled,
      bid(1, 29_000, 7_000),
      bidFor(2, 30_000, 7_000),
      sold(2, 30_000, 67_000),
    ]);
    expect(await verifyJournal(db)).toMatchObject({ events: 17, bids: 9, findings: [] });
  });

  const brokenRules: readonly [Fault, readonly LotEvent[]][] = [
    ['PRICE_NOT_RISING', [opened, bid(1, 5_000, 1_000), bid(2, 5_000, 2_000)]],
    ['LEADER_RAISED_ITSELF', [opened, bid(1, 5_000, 1_000), bid(1, 6_000, 2_000)]],
    ['CEILING_NOT_KEPT', [opened, bidFor(1, 5_000, 1_000)]],
    ['CEILING_NOT_KEPT', [opened, ceiling(1, 4_000, 1_000), bidFor(1, 5_000, 1_000)]],
    [
      'CEILING_NOT_KEPT',
      [opened, bid(2, 5_000, 500), ceiling(1, 6_000, 1_000), bid(1, 5_500, 1_000, { proxyId: 'proxy-1' })],
    ],
    ['CEILING_PASSED_OVER', [opened, bid(2, 5_000, 500), ceiling(1, 9_000, 1_000), sold(2, 5_000, 60_500)]],
    [
      'CEILING_PASSED_OVER',
      [opened, ceiling(1, 9_000, 1_000), bidFor(1, 5_000, 1_000), bid(2, 6_000, 2_000), bid(3, 9_000, 3_000)],
    ],
    [
      'CEILING_PASSED_OVER',
      [
        opened,
        ceiling(1, 9_000, 1_000),
        bidFor(1, 5_000, 1_000),
        ceiling(2, 9_000, 2_000),
        bidFor(2, 8_000, 2_000),
        sold(2, 8_000, 62_000),
      ],
    ],
    [
      'LEADER_RAISED_ITSELF',
      [opened, ceiling(1, 9_000, 1_000), bidFor(1, 5_000, 1_000), bidFor(1, 6_000, 1_000)],
    ],
    ['BID_TWICE', [opened, bid(1, 5_000, 1_000), bid(2, 6_000, 2_000, { bidId: 'bid-1-5000' })]],
    ['BID_TOO_LATE', [opened, bid(1, 5_000, 300_000)]],
    ['BID_WITHOUT_COUNTDOWN', [opened, bid(1, 5_000, 1_000, { endsAtMs: OPENED_AT_MS + 300_000 })]],
    ['CLOSED_EARLY', [opened, bid(1, 5_000, 1_000), sold(1, 5_000, 60_999)]],
    ['CLOSED_EARLY', [opened, { type: 'LotUnsold', atMs: OPENED_AT_MS + 299_999 }]],
    ['LAST_BID_LOST', [opened, bid(1, 5_000, 1_000), bid(2, 6_000, 2_000), sold(1, 5_000, 62_000)]],
    ['BID_OF_DISQUALIFIED', [opened, bid(1, 5_000, 1_000), barred(2, 2_000), bid(2, 6_000, 3_000)]],
    ['LEAD_NOT_LAPSED', [opened, bid(1, 5_000, 1_000), barred(1, 2_000)]],
    ['TIME_BACKWARDS', [opened, bid(1, 5_000, 2_000), bid(2, 6_000, 1_000)]],
    ['OUT_OF_PHASE', [bid(1, 5_000, 1_000)]],
    ['OUT_OF_PHASE', [...SALE, bid(3, 7_000, 63_000)]],
    [
      'PADDLE_WITH_TWO_ENTRIES',
      [opened, bid(1, 5_000, 1_000), bid(2, 6_000, 2_000), bid(1, 7_000, 3_000, { entryId: 11 })],
    ],
    [
      'RESUMED_SHORT',
      [
        opened,
        {
          type: 'LotResumed',
          atMs: OPENED_AT_MS + 290_000,
          cause: 'outage',
          endsAtMs: OPENED_AT_MS + 300_000,
          reason: '',
        },
      ],
    ],
    ['CUT_OFF_AGAIN', [opened, cutOff(10_000, 306_000), cutOff(20_000, 312_000)]],
    ['CUT_OFF_TOO_LONG', [opened, cutOff(10_000, 300_000 + 2 * COUNTDOWN_MS + 1)]],
  ];

  it.each(brokenRules)('finds %s in a journal whose chain holds', async (fault, events) => {
    await journal(LOT, events);
    expect(await faults()).toEqual([fault]);
  });

  it('finds the terms of another lot', async () => {
    await journal(LOT, [scheduled(LOT + 1)]);
    expect(await faults()).toContain('OUT_OF_PHASE');
    await db.query('DELETE FROM lot_events');
    const record = chain(LOT, 1, GENESIS_HASH, scheduled(LOT + 1));
    await new MysqlJournal(db).append([{ lotId: LOT, records: [record], bindsEntries: [] }]);
    expect(await faults()).toEqual(['OTHER_LOT']);
  });

  const plantedDamage: readonly [string, readonly Fault[], string][] = [
    [
      'an amount that was changed afterwards',
      ['CHAIN_BROKEN', 'NOT_ON_LADDER'],
      `UPDATE lot_events SET body = REPLACE(body, '"amountFen":500000', '"amountFen":500100') WHERE version = 3`,
    ],
    [
      'a hash that was changed',
      ['CHAIN_BROKEN'],
      `UPDATE lot_events SET hash = UNHEX(SHA2('x', 256)) WHERE version = 4`,
    ],
    ['a missing bid', ['ENTRY_BOUND_WITHOUT_BID', 'VERSION_GAP'], 'DELETE FROM lot_events WHERE version = 3'],
    ['a missing beginning', ['VERSION_GAP'], 'DELETE FROM lot_events WHERE version = 1'],
    ['a cut end', ['HEAD_AHEAD'], 'DELETE FROM lot_events WHERE version = 5'],
    ['a lot whose journal is gone', ['ENTRY_BOUND_WITHOUT_BID', 'HEAD_AHEAD'], 'DELETE FROM lot_events'],
    [
      'a text that is no event',
      ['CHAIN_BROKEN', 'ENTRY_BOUND_WITHOUT_BID', 'UNREADABLE'],
      `UPDATE lot_events SET body = '{"v":9}' WHERE version = 4`,
    ],
    [
      'another time beside an event',
      ['TIME_COLUMN'],
      'UPDATE lot_events SET at_ms = at_ms + 1 WHERE version = 4',
    ],
    ['a lost binding', ['ENTRY_NOT_BOUND'], 'DELETE FROM entry_bindings WHERE entry_id = 10'],
    [
      'a binding to another lot',
      ['ENTRY_BOUND_WITHOUT_BID'],
      'UPDATE entry_bindings SET lot_id = 99 WHERE entry_id = 10',
    ],
    [
      'a binding of an entry that never bid',
      ['ENTRY_BOUND_WITHOUT_BID'],
      'INSERT INTO entry_bindings VALUES (55, 7)',
    ],
    ['a head with another price', ['HEAD_DIFFERS'], 'UPDATE lot_heads SET price_fen = price_fen + 1'],
    ['a head with another phase', ['HEAD_DIFFERS'], `UPDATE lot_heads SET phase = 'unsold'`],
  ];

  it.each(plantedDamage)('finds %s', async (_, expected, damage) => {
    await journal(LOT, SALE);
    await head(5, 'sold', 6_000, 2, null);
    expect(await faults()).toEqual([]);
    await db.query(damage);
    expect(await faults()).toEqual(expected);
  });

  it('finds an entry behind two lots', async () => {
    await journal(LOT, SALE);
    await journal(LOT + 1, [opened, bid(3, 5_000, 1_000)]);
    await db.query('DELETE FROM lot_events WHERE lot_id = ?', [LOT + 1]);
    const events = [scheduled(LOT + 1), opened, bid(2, 5_000, 1_000)];
    let hash = GENESIS_HASH;
    for (const [index, event] of events.entries()) {
      const record = chain(LOT + 1, index + 1, hash, event);
      ({ hash } = record);
      await new MysqlJournal(db).append([{ lotId: LOT + 1, records: [record], bindsEntries: [] }]);
    }
    expect(await faults()).toEqual(['ENTRY_BEHIND_TWO_LOTS', 'ENTRY_BOUND_WITHOUT_BID']);
  });

  const command = (address: string) =>
    run('npx', ['tsx', '--tsconfig', 'tools/tsconfig.json', 'tools/verify-journal/main.ts', address]);

  it('says so in words and by its exit code', async () => {
    await journal(LOT, SALE);
    expect(await command(url.href)).toContain('The journal holds.');
    await db.query('DELETE FROM lot_events WHERE version = 3');
    const said = await command(url.href).then(String, String);
    expect(said).toContain('ended with code 1');
    expect(said).toContain(`lot ${LOT} v4: VERSION_GAP (${FAULTS.VERSION_GAP})`);
    expect(await command('nonsense').then(String, String)).toContain('ended with code 2');
  });

  describe('with a restored copy', () => {
    const copyName = `${name}_copy`;
    let copy: Pool;
    const bodies = async (): Promise<readonly unknown[]> =>
      (
        await db.query(
          'SELECT version, at_ms, body, hash FROM lot_events WHERE lot_id = ? ORDER BY version',
          [LOT],
        )
      )[0] as unknown[];

    beforeEach(async () => {
      await journal(LOT, SALE);
      await db.query(`CREATE DATABASE ${copyName}`);
      await db.query(`CREATE TABLE ${copyName}.lot_events LIKE lot_events`);
      // It was made while the lot still ran.
      await db.query(`INSERT INTO ${copyName}.lot_events SELECT * FROM lot_events WHERE version <= 4`);
      const copyUrl = new URL(url);
      copyUrl.pathname = `/${copyName}`;
      copy = createPool({ uri: copyUrl.href, supportBigNumbers: true });
    });
    afterEach(async () => {
      await copy.end();
      await db.query(`DROP DATABASE ${copyName}`);
    });

    it('puts changed and lost rows of a lot back, and leaves what came after the copy', async () => {
      const before = await bodies();
      await db.query(`UPDATE lot_events SET body = REPLACE(body, '500000', '500001') WHERE version = 3`);
      await db.query('DELETE FROM lot_events WHERE version = 2');
      expect((await verifyJournal(db)).findings).not.toEqual([]);
      expect(await mendLot(db, copy, LOT)).toEqual({ versions: [2, 3], otherwise: [], findings: [] });
      expect(await bodies()).toEqual(before);
      expect((await verifyJournal(db)).findings).toEqual([]);
      expect(await mendLot(db, copy, LOT)).toEqual({ versions: [], otherwise: [], findings: [] });
    });

    it('changes nothing where rows that hold read otherwise in the copy, however well that holds', async () => {
      const before = await bodies();
      await db.query('DELETE FROM lot_events');
      await journal(LOT, [opened, bid(3, 5_000, 1_000), bid(1, 6_000, 2_000)]);
      await db.query(`UPDATE lot_events SET body = REPLACE(body, '600000', '600001') WHERE version = 4`);
      const here = await bodies();
      expect(here).not.toEqual(before);
      const mended = await mendLot(db, copy, LOT);
      expect(mended).toEqual({ versions: [], otherwise: [3], findings: [] });
      expect(await bodies()).toEqual(here);
      expect(reportOfMending(LOT, mended)).toContain('Nothing was changed: of lot 7 v3 hold here');
    });

    it('changes nothing where the copy is damaged as well, or does not reach', async () => {
      await db.query(`UPDATE lot_events SET body = REPLACE(body, '500000', '500001') WHERE version = 3`);
      await db.query(`UPDATE lot_events SET at_ms = at_ms + 1 WHERE version = 5`);
      const damaged = await bodies();
      const mended = await mendLot(db, copy, LOT);
      expect(mended).toMatchObject({ versions: [], otherwise: [] });
      expect(mended.findings).toMatchObject([{ fault: 'TIME_COLUMN', version: 5 }]);
      expect(await bodies()).toEqual(damaged);
      expect(reportOfMending(LOT, mended)).toContain('Nothing was changed');
    });
  });
});
