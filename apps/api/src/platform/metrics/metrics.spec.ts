// What each call of Metrics comes to in the text that Prometheus reads.
import { GAUGES } from './gauges';
import { MeasuredJournal } from './measured-journal';
import { Metrics } from './metrics';
import { TALLY_VALUES_MAX } from './tally';

const journal = {
  append: async () => [{ kind: 'committed' }, { kind: 'fenced' }] as const,
  read: async () => [],
};
const batch = (lotId: number, rows: number) =>
  ({ lotId, records: Array.from({ length: rows }), bindsEntries: [] }) as never;

describe('what an instance tells about itself', () => {
  it('counts bids by outcome and measures their answers', async () => {
    const metrics = new Metrics();
    metrics.noteBid('accepted', 4);
    metrics.noteBid('accepted', 12);
    metrics.noteBid('BID.TOO_LOW', 3);
    metrics.noteForwarded(6);
    const text = await metrics.text();
    expect(text).toContain('haopai_bids_total{outcome="accepted"} 2');
    expect(text).toContain('haopai_bids_total{outcome="BID.TOO_LOW"} 1');
    expect(text).toContain('haopai_bid_answer_seconds_bucket{le="0.005"} 2');
    expect(text).toContain('haopai_bid_answer_seconds_sum 0.019');
    expect(text).toContain('haopai_forwarded_bid_seconds_count 1');
    expect(await metrics.text()).toContain('haopai_bids_total{outcome="accepted"} 2');
  });

  it('measures the commits of the journal, by the rows that were written', async () => {
    const metrics = new Metrics();
    const measured = new MeasuredJournal(journal, metrics);
    await measured.append([batch(1, 30), batch(2, 500)]);
    const text = await metrics.text();
    expect(text).toContain('haopai_journal_commit_rows_sum 30');
    expect(text).toContain('haopai_journal_commit_seconds_count 1');
    expect(text).toContain('haopai_journal_doubts_total 0');
  });

  it('counts commits in doubt apart from those that took place', async () => {
    const metrics = new Metrics();
    const append = () => Promise.reject(new Error('the line was cut'));
    await expect(new MeasuredJournal({ ...journal, append }, metrics).append([batch(1, 1)])).rejects.toThrow(
      'cut',
    );
    const text = await metrics.text();
    expect(text).toContain('haopai_journal_doubts_total 1');
    expect(text).toContain('haopai_journal_commit_seconds_count 0');
  });

  it('counts steps of the database’s clock, from nought', async () => {
    const metrics = new Metrics();
    expect(await metrics.text()).toContain('haopai_clock_steps_total 0');
    metrics.noteClockStep();
    expect(await metrics.text()).toContain('haopai_clock_steps_total 1');
  });

  it('counts the ends of auctions that cannot be written, from nought', async () => {
    const metrics = new Metrics();
    expect(await metrics.text()).toContain('haopai_auction_ends_failed_total 0');
    metrics.noteEndFailed();
    expect(await metrics.text()).toContain('haopai_auction_ends_failed_total 1');
  });

  it('counts shards by how they came and went', async () => {
    const metrics = new Metrics();
    metrics.noteShards('taken', 64);
    metrics.noteShards('given', 32);
    metrics.noteShards('lost', 2);
    const text = await metrics.text();
    expect(text).toContain('haopai_shard_changes_total{change="taken"} 64');
    expect(text).toContain('haopai_shard_changes_total{change="given"} 32');
    expect(text).toContain('haopai_shard_changes_total{change="lost"} 2');
  });

  it('tells rare things from the start, so that the first of them is seen as an increase', async () => {
    const text = await new Metrics().text();
    expect(text).toContain('haopai_shard_changes_total{change="lost"} 0');
    expect(text).toContain('haopai_bids_total{outcome="SERVER.UNAVAILABLE"} 0');
  });

  it('reads a gauge when it is asked for, and tells none that nobody shows', async () => {
    const metrics = new Metrics();
    let lots = 3;
    metrics.show('lotsHeld', () => lots);
    lots = 4;
    const text = await metrics.text();
    expect(text).toContain('haopai_lots_held 4');
    expect(text).not.toContain(GAUGES.shardsOwned.name);
  });

  it('keeps the number of outcomes within bounds', async () => {
    const metrics = new Metrics();
    for (let n = 0; n < TALLY_VALUES_MAX + 5; n++) metrics.noteBid(`MADE.UP_${n}`, 1);
    const outcomes = (await metrics.text())
      .split('\n')
      .filter((line) => line.startsWith('haopai_bids_total{'));
    expect(outcomes).toHaveLength(TALLY_VALUES_MAX + 1);
    // Two were known from the start.
    expect(outcomes).toContain('haopai_bids_total{outcome="other"} 7');
  });

  it('tells several apps of one process apart', async () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.noteDoubt();
    expect(await other.text()).toContain('haopai_journal_doubts_total 0');
  });

  it('measures what Node itself does', async () => {
    const text = await new Metrics().text();
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).toContain('process_cpu_seconds_total');
  });
});
