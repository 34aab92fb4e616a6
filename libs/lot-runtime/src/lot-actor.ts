// One live lot: a bounded mailbox, one turn on the way to disk at a time, and the XState actor that hears what was committed.
import { hasEnded, isRunning, lotMachine, nextDeadlineMs, UNSCHEDULED } from '@haopai/lot';
import type { LotCommand, LotMachineActor, LotState, ScheduledLot } from '@haopai/lot';
import { createActor } from 'xstate';
import type { Clock } from './clock';
import type { EntryBook } from './entry-book';
import { firstBrokenVersion, GENESIS_HASH } from './journal-chain';
import type { JournalRecord } from './journal-chain';
import type { JournalWriter } from './journal-writer';
import { BUSY, UNAVAILABLE } from './lot-answer';
import type { LotAnswer } from './lot-answer';
import { readWhole } from './lot-journal';
import type { AppendOutcome, LotJournal } from './lot-journal';
import type { LotPublisher } from './lot-publisher';
import { decideTurn, doneAt } from './lot-turn';
import type { Mail, Turn } from './lot-turn';
import { RefusalMemory } from './refusal-memory';

/** Orders that may wait at one lot; more are answered BUSY. */
export const MAILBOX_MAX = 5_000;
/** Orders decided in one turn. */
export const TURN_MAX = 1_000;
/** Newest records kept in memory for those who start to watch. */
export const RECENT_MAX = 50;
/** A lot whose bids could not be committed for this long gets the time back. */
export const OUTAGE_MIN_MS = 2_000;
const RELOAD_PAUSE_MIN_MS = 50;
const RELOAD_PAUSE_MAX_MS = 1_000;

export interface LotActorPorts {
  readonly clock: Clock;
  readonly journal: LotJournal;
  readonly writer: JournalWriter;
  readonly publisher: LotPublisher;
  readonly entries: EntryBook;
  /** Called when the lot's deadline may have moved. */
  readonly rearm: (lotId: number) => void;
}

type Status = 'loading' | 'ready' | 'writing' | 'stopped';

export class LotActor {
  private status: Status = 'loading';
  private mailbox: Mail[] = [];
  private isDrainScheduled = false;
  private lot: LotState = UNSCHEDULED;
  private headHash = GENESIS_HASH;
  private machine: LotMachineActor = createActor(lotMachine).start();
  private refusals = new RefusalMemory();
  private recent: JournalRecord[] = [];
  private whenIdle: (() => void)[] = [];

  constructor(
    readonly lotId: number,
    private readonly ports: LotActorPorts,
  ) {}

  /** The lot as its watchers were told, or null before it is scheduled. */
  get told(): ScheduledLot | null {
    const { lot } = this.machine.getSnapshot().context;
    return lot.phase === 'unscheduled' ? null : lot;
  }

  /** The newest records that watchers were told, oldest first. */
  get toldRecords(): readonly JournalRecord[] {
    return this.recent;
  }

  get deadlineMs(): number | null {
    return this.status === 'stopped' ? null : nextDeadlineMs(this.lot);
  }

  /** Reads the journal and starts to work; orders that come meanwhile wait. */
  async load(aliveUntilMs: number): Promise<void> {
    await this.reload(aliveUntilMs);
  }

  /** Puts an order into the mailbox, or answers BUSY at once. */
  post(command: LotCommand, answer: (answer: LotAnswer) => void): void {
    if (this.status === 'stopped') return answer(UNAVAILABLE);
    // The alarm's own orders are few and must not be refused.
    if (this.mailbox.length >= MAILBOX_MAX && command.type !== 'Wake') return answer(BUSY);
    this.mailbox.push({ command, answer });
    this.scheduleDrain();
  }

  /** Takes no more orders and resolves when the turn on its way is settled. */
  stop(): Promise<void> {
    const isSettled = this.status !== 'writing';
    this.status = 'stopped';
    this.refuseWaiting();
    return isSettled ? Promise.resolve() : new Promise((resolve) => this.whenIdle.push(resolve));
  }

  private scheduleDrain(): void {
    if (this.isDrainScheduled || this.status !== 'ready') return;
    this.isDrainScheduled = true;
    this.ports.clock.defer(() => {
      this.isDrainScheduled = false;
      this.drain();
    });
  }

  private drain(): void {
    if (this.status !== 'ready' || this.mailbox.length === 0) return;
    const mails = this.mailbox.slice(0, TURN_MAX);
    this.mailbox = this.mailbox.slice(TURN_MAX);
    const { lotId, lot, headHash, refusals } = this;
    const turn = decideTurn({ lotId, lot, headHash, refusals, entries: this.ports.entries }, mails);
    if (turn.records.length === 0) {
      this.reply(turn);
      this.scheduleDrain();
    } else {
      void this.commit(turn);
    }
  }

  private async commit(turn: Turn): Promise<void> {
    this.status = 'writing';
    const startedAtMs = this.ports.clock.nowMs();
    let outcome: AppendOutcome | { kind: 'doubtful' };
    try {
      const { records, bindsEntries } = turn;
      outcome = await this.ports.writer.write({ lotId: this.lotId, records, bindsEntries });
    } catch {
      outcome = { kind: 'doubtful' };
    }
    if (outcome.kind === 'committed') this.accept(turn, startedAtMs);
    else if (this.isStopped()) this.abandon(turn);
    else if (outcome.kind === 'entryTaken') this.decideAgain(turn, outcome.entryId, outcome.lotId);
    else await this.startOver(turn, startedAtMs);
    for (const resolve of this.whenIdle.splice(0)) resolve();
  }

  private isStopped(): boolean {
    return this.status === 'stopped';
  }

  /** The turn is on disk. The next one is handed to the writer first, so that the disk works while this one is told. */
  private accept(turn: Turn, startedAtMs: number): void {
    this.lot = turn.draft;
    this.headHash = turn.headHash;
    for (const entryId of turn.bindsEntries) this.ports.entries.note(entryId, this.lotId);
    if (this.isStopped()) return this.tell(turn);
    this.status = 'ready';
    this.giveTimeBack(startedAtMs);
    this.drain();
    this.ports.clock.defer(() => this.tell(turn));
  }

  private tell(turn: Turn): void {
    this.hear(turn.records);
    this.reply(turn);
    const { told } = this;
    if (told) this.ports.publisher.publish(told, turn.records);
    this.ports.rearm(this.lotId);
  }

  /** The XState actor hears the facts; a fact it does not know in its phase means a bug or a corrupt journal. */
  private hear(records: readonly JournalRecord[]): void {
    for (const record of records) {
      this.machine.send(record.event);
      const { lot } = this.machine.getSnapshot().context;
      if (lot.version !== record.version) {
        throw new Error(`Lot ${this.lotId}: ${record.event.type} may not follow in phase ${lot.phase}`);
      }
    }
    this.recent.push(...records);
    if (this.recent.length > 2 * RECENT_MAX) this.recent = this.recent.slice(-RECENT_MAX);
  }

  private reply(turn: Turn): void {
    for (const reply of turn.replies) {
      if ('answer' in reply) reply.mail.answer(reply.answer);
      else void this.answerAgain(reply.mail, reply.repeatsVersion);
    }
  }

  /** A bid that came before gets its first answer, which stands in the journal. */
  private async answerAgain(mail: Mail, version: number): Promise<void> {
    try {
      const known = this.recent.find((record) => record.version === version);
      const record = known ?? (await this.ports.journal.read(this.lotId, version - 1, 1))[0];
      mail.answer(record ? doneAt(version, record.hash, record.event) : UNAVAILABLE);
    } catch {
      mail.answer(UNAVAILABLE);
    }
  }

  /** An entry of this turn turned out to stand behind another lot: the same orders are judged again, now knowing that. */
  private decideAgain(turn: Turn, entryId: number, boundTo: number): void {
    this.ports.entries.note(entryId, boundTo);
    for (const bidId of turn.refusedBidIds) this.refusals.forget(bidId);
    this.mailbox = [...turn.mails, ...this.mailbox];
    this.status = 'ready';
    this.drain();
  }

  /** Fenced or in doubt: nobody was told anything; the lot reads the journal before it speaks again. */
  private async startOver(turn: Turn, startedAtMs: number): Promise<void> {
    this.abandon(turn);
    await this.reload(startedAtMs);
  }

  private abandon(turn: Turn): void {
    for (const bidId of turn.refusedBidIds) this.refusals.forget(bidId);
    for (const { answer } of turn.mails) answer(UNAVAILABLE);
  }

  private async reload(aliveUntilMs: number): Promise<void> {
    if (this.isStopped()) return;
    this.status = 'loading';
    for (let pauseMs = RELOAD_PAUSE_MIN_MS; ; pauseMs = Math.min(2 * pauseMs, RELOAD_PAUSE_MAX_MS)) {
      try {
        const records = await readWhole(this.ports.journal, this.lotId);
        if (this.isStopped()) return;
        this.rebuild(records);
        break;
      } catch (cause) {
        if (cause instanceof CorruptJournal) throw cause;
        this.refuseWaiting();
        await this.rest(pauseMs);
        if (this.isStopped()) return;
      }
    }
    this.status = 'ready';
    this.giveTimeBack(aliveUntilMs);
    const { told } = this;
    if (told) this.ports.publisher.publish(told, []);
    this.ports.rearm(this.lotId);
    this.drain();
  }

  private rebuild(records: readonly JournalRecord[]): void {
    const brokenAt = firstBrokenVersion(records);
    if (brokenAt !== null) {
      this.status = 'stopped';
      this.refuseWaiting();
      throw new CorruptJournal(this.lotId, brokenAt);
    }
    this.machine = createActor(lotMachine).start();
    this.recent = [];
    this.hear(records);
    this.recent = this.recent.slice(-RECENT_MAX);
    this.lot = this.machine.getSnapshot().context.lot;
    this.headHash = records.at(-1)?.hash ?? GENESIS_HASH;
    for (const { event } of records) {
      if (event.type === 'BidAccepted') this.ports.entries.note(event.entryId, this.lotId);
    }
  }

  /** Bids were not possible since `aliveUntilMs`: if that was an outage, a running lot resumes with its time, first of all. */
  private giveTimeBack(aliveUntilMs: number): void {
    const nowMs = this.ports.clock.nowMs();
    if (nowMs - aliveUntilMs < OUTAGE_MIN_MS || !isRunning(this.lot)) return;
    const command: LotCommand = { type: 'ResumeAfterOutage', receivedAtMs: nowMs, aliveUntilMs };
    this.mailbox.unshift({ command, answer: () => undefined });
  }

  private refuseWaiting(): void {
    for (const { answer } of this.mailbox.splice(0)) answer(UNAVAILABLE);
  }

  private rest(pauseMs: number): Promise<void> {
    const { clock } = this.ports;
    return new Promise((resolve) => clock.alarmAt(clock.nowMs() + pauseMs, resolve));
  }

  get hasEnded(): boolean {
    return hasEnded(this.lot);
  }
}

/** A journal whose chain does not hold: the lot stays shut until somebody has looked at it. */
export class CorruptJournal extends Error {
  constructor(
    readonly lotId: number,
    readonly version: number,
  ) {
    super(`Journal of lot ${lotId} is broken at version ${version}`);
  }
}
