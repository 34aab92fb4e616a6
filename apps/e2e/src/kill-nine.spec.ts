// kill -9 of the real program in a storm of bids, again and again: what was acknowledged is on disk, and lots go on with their time.
import { MysqlJournal } from '@haopai/lot-mysql';
import { type JournalRecord, readWhole } from '@haopai/lot-runtime';
import { reportOf, verifyJournal } from '../../../tools/verify-journal/index';
import { SaleSite } from './bed/sale-site';
import { checkOutages } from './kill-nine/outage-check';
import { KILLS, runStorm, type StormRun } from './kill-nine/run-storm';

const STORM_MAX_MS = 6 * 60_000;
const CHECK_MAX_MS = 60_000;
const seed = Number(process.env['HAOPAI_SEED'] ?? Date.now() % 2 ** 31);

describe('kill -9 in a storm of bids', () => {
  let site: SaleSite;
  let run: StormRun | null = null;
  let journals: readonly (readonly JournalRecord[])[] = [];
  const accepted = new Map<string, JournalRecord>();

  beforeAll(async () => {
    console.log(`kill -9: HAOPAI_SEED=${seed} chooses the same moments again`);
    site = await SaleSite.open({ HAOPAI_RATE_LIMIT: 'off' });
    run = await runStorm(site, seed);
    const journal = new MysqlJournal(site.db);
    const { fightLotIds, sprintLotIds } = run.sale;
    journals = await Promise.all([...fightLotIds, ...sprintLotIds].map((lotId) => readWhole(journal, lotId)));
    for (const record of journals.flat()) {
      if (record.event.type === 'BidAccepted') accepted.set(record.event.bidId, record);
    }
  }, STORM_MAX_MS);

  afterAll(() => site.close({ keepsLog: run === null }), CHECK_MAX_MS);

  const storm = (): StormRun => {
    if (run === null) throw new Error('the storm did not come to its end');
    return run;
  };

  it(`was a storm, and ${KILLS} kills or more`, () => {
    const { book, outages } = storm();
    console.log(
      `${outages.length} kills, ${book.count} bids acknowledged, ${book.rescued} of them after a try without an answer`,
    );
    expect(outages.length).toBeGreaterThanOrEqual(KILLS);
    expect(book.count).toBeGreaterThan(10 * KILLS);
    expect(book.rescued).toBeGreaterThan(0);
  });

  it('keeps every acknowledged bid once, under its version and hash', () => {
    const { acknowledged } = storm().book;
    for (const { order, receipt } of acknowledged) {
      expect(accepted.get(order.bidId)).toMatchObject({
        lotId: order.lotId,
        version: receipt.version,
        hash: receipt.hash,
        event: { amountFen: receipt.priceFen, endsAtMs: receipt.endsAtMs, entryId: order.entryId },
      });
    }
    const bids = journals.flat().filter(({ event }) => event.type === 'BidAccepted');
    expect(bids.length).toBe(acknowledged.length);
  });

  it('sells every lot that had a bid', () => {
    expect(storm().unsoldLotIds).toEqual([]);
  });

  it('journals no bid that it refused', () => {
    const { refusedBidIds } = storm().book;
    expect([...refusedBidIds].filter((bidId) => accepted.has(bidId))).toEqual([]);
  });

  it('gives a repeated bid one and the same receipt, before and after restarts, by socket and by REST', () => {
    const { book } = storm();
    expect(book.contradictions).toEqual([]);
    expect(book.repeated).toBeGreaterThanOrEqual(book.count);
  });

  it(
    'leaves journals that hold: chain, versions, prices, clock, winners, entries and heads',
    async () => {
      const verdict = await verifyJournal(site.db);
      console.log(reportOf(verdict));
      expect(verdict.findings).toEqual([]);
      expect(verdict.lots).toBe(journals.length);
    },
    CHECK_MAX_MS,
  );

  it('gives running lots their time back after each kill, and closes none while nobody lives', () => {
    const { outages } = storm();
    const reports = journals.map((journal) => checkOutages(journal, outages));
    expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
    const resumed = reports.reduce((sum, report) => sum + report.resumed, 0);
    console.log(`lots got their time back ${resumed} times`);
    // A handful of lots without a bid lives through all of it.
    expect(resumed).toBeGreaterThan(5 * KILLS);
  });
});
