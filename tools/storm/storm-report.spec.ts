// A storm's figures from what a driver told: first answers count once, seconds have no gap, and a missed threshold is named.
import type { BidAnswer, BidTry } from '../../load-tests/bidding/history.ts';
import { settingsOf } from '../../load-tests/scenarios/settings.ts';
import { checkHistories } from '../load';
import { bid, journalOf, lotOf, OPENED_AT_MS, sold, toldOf } from '../load/testing/told-sale';
import { Gatherer } from './gatherer';
import { pageOf } from './report-page';
import { failedThresholds, tableOf } from './report-table';
import { reportOf, type StormReport } from './storm-report';

const COURSE = [bid(1, 5_000, 500), bid(2, 6_000, 2_500), sold(2, 6_000, 62_500)];
const journal = journalOf(lotOf(7, COURSE));
const UNKNOWN: BidAnswer = { kind: 'unknown', why: 'connection lost' };
const TOO_LOW: BidAnswer = {
  kind: 'refused',
  refusal: { code: 'BID.TOO_LOW', data: { priceFen: 500_000, lowestFen: 600_000 } },
};

function reportFor(tries: readonly BidTry[], variables: Record<string, string> = {}): StormReport {
  const gatherer = new Gatherer();
  for (const bidTry of tries) gatherer.hear({ kind: 'try', bidTry });
  gatherer.hear({ kind: 'ticks', atMs: OPENED_AT_MS + 600, maxMs: 40, buckets: [[100, 3]] });
  return reportOf({
    driver: 'node',
    settings: settingsOf('storm', { HAOPAI_BIDDERS: '2', HAOPAI_LOTS: '1', ...variables }),
    sale: {
      baseUrls: [],
      auctionId: 1,
      opensAtMs: OPENED_AT_MS,
      firstBidMs: 300_000,
      countdownMs: 60_000,
      ladderFen: [],
      lots: [],
      bidders: [],
      password: '',
    },
    site: ['a <site>'],
    cores: null,
    gatherer,
    verdict: checkHistories(journal, tries),
    unsoldLotIds: [],
  });
}

const [first, second] = toldOf(journal) as [BidTry, BidTry];
const refused = { ...first, bidId: 'low', answer: TOO_LOW };
const later = (bidTry: BidTry, byMs: number): BidTry => ({
  ...bidTry,
  sentAtMs: bidTry.sentAtMs + byMs,
  answeredAtMs: bidTry.answeredAtMs + byMs,
});

describe('the report of a storm', () => {
  it('counts the first answer of each bid, and what came after as sent once more', () => {
    const report = reportFor([first, later(first, 700), second, refused]);
    expect(report.acknowledgements).toMatchObject({ count: 2, p50Ms: 10, maxMs: 10 });
    expect(report).toMatchObject({ repeated: 1, refusedByCode: { 'BID.TOO_LOW': 1 }, errorRate: 0 });
    expect(failedThresholds(report)).toEqual([]);
  });

  it('has a row for each second from the opening, also for those in which nothing happened', () => {
    const { series } = reportFor([first, second]);
    expect(series.map(({ accepted }) => accepted)).toEqual([1, 0, 1]);
    expect(series.map(({ ticks }) => ticks)).toEqual([3, 0, 0]);
    expect(series[1]).toMatchObject({ ackP99Ms: null, tickP99Ms: null });
  });

  it('names each threshold that is missed', () => {
    const lost = { ...first, bidId: 'lost' };
    const asked = [
      { ...second, sentAtMs: second.sentAtMs - 5, answeredAtMs: second.sentAtMs - 1, answer: UNKNOWN },
    ];
    const report = reportFor([first, second, lost, ...asked], { HAOPAI_ACK_P99_MS: '9' });
    const names = failedThresholds(report).map(({ name }) => name);
    expect(names).toEqual(['acknowledgement p99', 'errors', 'lost']);
    expect(tableOf(report)).toContain('FAILED: acknowledgement p99, errors, lost');
    expect(tableOf(report)).toContain('no answer: connection lost');
  });

  it('becomes a page that needs nothing else, and in which no text is taken for markup', () => {
    const page = pageOf(reportFor([first, second]));
    expect(page).toContain('a &lt;site>');
    expect(page.match(/<script/g)?.length).toBe(page.match(/<\/script>/g)?.length);
  });
});
