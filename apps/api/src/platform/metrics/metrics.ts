// What this instance tells about itself: plain calls for the hot path, Prometheus' text for whoever reads /metrics.
import { Injectable } from '@nestjs/common';
import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type GaugeName, GAUGES } from './gauges';
import { RecentAnswers } from './recent-answers';
import { Tally } from './tally';

export type ShardChange = 'taken' | 'given' | 'lost';
export type TickKind = 'lot' | 'board';
export type ErasedLogs = 'logIns' | 'devices' | 'logFiles';
export type PasswordWork = 'hashed' | 'compared' | 'turnedAway';

export interface VisitCount {
  readonly lane: string;
  /** `served`, `turnedAway`, `cut`, or `dropped` of a socket's message. */
  readonly outcome: string;
  readonly count: number;
}

const ANSWER_BUCKETS_S = [
  0.001, 0.002, 0.003, 0.005, 0.0075, 0.01, 0.015, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5,
];
const COMMIT_ROWS_BUCKETS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];
const COMMIT_BUCKETS_S = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const MS_IN_A_SECOND = 1_000;

@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];

  private readonly bids = new Tally<string>(this.registry, {
    name: 'haopai_bids_total',
    help: 'Bids answered by this instance: accepted, or the code of the refusal',
    label: 'outcome',
    known: ['accepted', 'SERVER.UNAVAILABLE'],
  });
  private readonly answers = this.histogram(
    'haopai_bid_answer_seconds',
    'From the arrival of a bid to its answer, the commit included',
    ANSWER_BUCKETS_S,
  );
  private readonly forwarded = this.histogram(
    'haopai_forwarded_bid_seconds',
    'From the sending of a bid to the instance that holds its lot to the answer that came back',
    ANSWER_BUCKETS_S,
  );
  private readonly commitRows = this.histogram(
    'haopai_journal_commit_rows',
    'Journal rows written by one commit',
    COMMIT_ROWS_BUCKETS,
  );
  private readonly commits = this.histogram(
    'haopai_journal_commit_seconds',
    'How long a commit of the journal took',
    COMMIT_BUCKETS_S,
  );
  private readonly doubts = new Counter({
    name: 'haopai_journal_doubts_total',
    help: 'Commits of the journal of which nobody knows whether they took place',
    registers: this.registers,
  });
  private readonly clockSteps = new Counter({
    name: 'haopai_clock_steps_total',
    help: 'Steps of the database’s clock: while nobody knows whether it was set no lot ends, and the time is given back',
    registers: this.registers,
  });
  private readonly shardChanges = new Tally<ShardChange>(this.registry, {
    name: 'haopai_shard_changes_total',
    help: 'Shards taken, given to another instance in good order, and lost',
    label: 'change',
    known: ['taken', 'given', 'lost'],
  });
  private readonly endsFailed = new Counter({
    name: 'haopai_auction_ends_failed_total',
    help: 'Tries to write the end of an auction that failed, from the thirtieth of an auction on: its deposits stay held',
    registers: this.registers,
  });
  private readonly refusalsDropped = new Counter({
    name: 'haopai_refusals_dropped_total',
    help: 'Refusals that are not in the public log, because the database was away for so long that there was no room left to keep them',
    registers: this.registers,
  });
  private readonly witnesses = new Tally<string>(this.registry, {
    name: 'haopai_public_log_witnesses_total',
    help: 'What witnesses of the public log have answered: signed, silent, refused, or ahead of it',
    label: 'outcome',
    known: ['signed', 'silent', 'refused', 'ahead'],
  });
  private readonly ticks = new Tally<TickKind>(this.registry, {
    name: 'haopai_ticks_total',
    help: 'Ticks told to watchers on this instance',
    label: 'kind',
    known: ['lot', 'board'],
  });
  private readonly tickDeliveries = new Tally<TickKind>(this.registry, {
    name: 'haopai_tick_deliveries_total',
    help: 'Ticks times the sockets that each went to',
    label: 'kind',
    known: ['lot', 'board'],
  });
  private readonly messages = new Tally<string>(this.registry, {
    name: 'haopai_messages_total',
    help: 'Attempts of this instance to deliver a message, by channel and what came of it',
    label: 'outcome',
    known: ['sms.accepted', 'sms.dead', 'notice.accepted', 'push.accepted'],
  });
  private readonly payments = new Tally<string>(this.registry, {
    name: 'haopai_payments_total',
    help: 'What this instance heard of payments: by notice, by asking the provider (asked.…), or the code with which a notice was refused',
    label: 'outcome',
    known: ['order', 'surplus', 'known', 'waiting', 'closed', 'odd', 'asked.order', 'PAYMENT.FORGED'],
  });
  private readonly refunds = new Tally<string>(this.registry, {
    name: 'haopai_refunds_total',
    help: 'Tries of this instance to pay back, by what came of them',
    label: 'outcome',
    known: ['done', 'later', 'unknown', 'failed', 'asked.done'],
  });
  private readonly passwords = new Tally<PasswordWork>(this.registry, {
    name: 'haopai_passwords_total',
    help: 'Passwords hashed, compared, and turned away because too many waited',
    label: 'outcome',
    known: ['hashed', 'compared', 'turnedAway'],
  });
  private readonly erased = new Tally<ErasedLogs>(this.registry, {
    name: 'haopai_logs_erased_total',
    help: 'Log-ins, browsers and files of logs that this instance erased because of their age',
    label: 'kind',
    known: ['logIns', 'devices', 'logFiles'],
  });
  private readonly visits = new Counter({
    name: 'haopai_visits_total',
    help: 'Requests that came to a lane of the door: served, or turned away to come again; sockets that were cut because they sent too much',
    labelNames: ['lane', 'outcome'],
    registers: this.registers,
  });
  private readonly requests = new Counter({
    name: 'haopai_http_requests_total',
    help: 'Requests answered, by the pattern of their address',
    labelNames: ['method', 'route', 'status'],
    registers: this.registers,
  });

  private elsewhere: () => Promise<string | null> = () => Promise.resolve(null);

  /** Of all bids answered by this instance. */
  readonly recentAnswers = new RecentAnswers();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** `outcome` is `accepted` or the code of the refusal. */
  noteBid(outcome: string, tookMs: number): void {
    this.bids.add(outcome);
    this.answers.observe(tookMs / MS_IN_A_SECOND);
    this.recentAnswers.note(tookMs, performance.now());
  }

  noteForwarded(tookMs: number): void {
    this.forwarded.observe(tookMs / MS_IN_A_SECOND);
  }

  noteCommit(rows: number, tookMs: number): void {
    this.commitRows.observe(rows);
    this.commits.observe(tookMs / MS_IN_A_SECOND);
  }

  noteDoubt(): void {
    this.doubts.inc();
  }

  noteClockStep(): void {
    this.clockSteps.inc();
  }

  noteShards(change: ShardChange, count: number): void {
    this.shardChanges.add(change, count);
  }

  noteEndFailed(): void {
    this.endsFailed.inc();
  }

  noteRefusalsDropped(count: number): void {
    this.refusalsDropped.inc(count);
  }

  /** `outcome` is what a witness of the public log has answered. */
  noteWitness(outcome: string): void {
    this.witnesses.add(outcome);
  }

  noteTick(kind: TickKind, receivers: number): void {
    this.ticks.add(kind);
    this.tickDeliveries.add(kind, receivers);
  }

  /** `outcome` as the channel, a dot, and what was written down. */
  noteMessage(outcome: string): void {
    this.messages.add(outcome);
  }

  /** `outcome` is what the money was, how the payment ended, or the code of the refusal. */
  notePayment(outcome: string): void {
    this.payments.add(outcome);
  }

  noteRefund(outcome: string, count = 1): void {
    this.refunds.add(outcome, count);
  }

  notePassword(outcome: PasswordWork): void {
    this.passwords.add(outcome);
  }

  noteErased(kind: ErasedLogs, count: number): void {
    this.erased.add(kind, count);
  }

  noteVisit(lane: string, outcome: 'served' | 'turnedAway' | 'cut' | 'dropped'): void {
    this.visits.inc({ lane, outcome });
  }

  /** Since the start. */
  async visitsSoFar(): Promise<readonly VisitCount[]> {
    const { values } = await this.visits.get();
    return values.map(({ labels, value }) => ({
      lane: String(labels.lane),
      outcome: String(labels.outcome),
      count: value,
    }));
  }

  noteRequest(method: string, route: string, status: number): void {
    this.requests.inc({ method, route, status });
  }

  /** From now on the gauge is told, as `read` says at that moment. */
  show(gauge: GaugeName, read: () => number): void {
    const shown: Gauge = new Gauge({
      ...GAUGES[gauge],
      registers: this.registers,
      collect: () => shown.set(read()),
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** With those of another process of this instance, which are added up with these; null while it cannot be asked. */
  include(read: () => Promise<string | null>): void {
    this.elsewhere = read;
  }

  async text(): Promise<string> {
    const other = await this.elsewhere();
    if (other === null) return this.registry.metrics();
    const all = [await this.registry.getMetricsAsJSON(), JSON.parse(other) as object];
    return AggregatorRegistry.aggregate(all).metrics();
  }

  /** For another process that shows them with its own. */
  async json(): Promise<string> {
    return JSON.stringify(await this.registry.getMetricsAsJSON());
  }

  private histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name, help, buckets, registers: this.registers });
  }
}
