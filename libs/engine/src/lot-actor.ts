// One live lot: a bounded mailbox, one turn on the way to disk while the next is judged, and the machine that hears what was committed.
import { hasEnded, hearFact, isRunning, nextDeadlineMs, UnreadableEvent, UNSCHEDULED } from '@haopai/lot';
import type { LotCommand, LotState, ScheduledLot } from '@haopai/lot';
import type { Clock } from './clock';
import type { Doors } from './doors';
import type { EntryBook } from './entry-book';
import { firstBrokenVersion, GENESIS_HASH } from './journal-chain';
import type { JournalRecord } from './journal-chain';
import type { JournalWriter } from './journal-writer';
import { LateWrites } from './late-writes';
import { BUSY, ELSEWHERE, UNAVAILABLE } from './lot-answer';
import type { LotAnswer } from './lot-answer';
import { readWhole } from './lot-journal';
import type { AppendOutcome, LotJournal } from './lot-journal';
import type { LotPublisher } from './lot-publisher';
import { doneAt, Turn } from './lot-turn';
import type { Mail } from './lot-turn';
import { OUTAGE_MIN_MS, OwedTime } from './owed-time';
import { RefusalMemory } from './refusal-memory';

/** Orders that may wait at one lot; more are answered BUSY. */
export const MAILBOX_MAX = 5_000;
/** Orders decided in one turn. */
export const TURN_MAX = 1_000;
/** Newest records kept in memory for those who start to watch. */
export const RECENT_MAX = 50;
const RELOAD_PAUSE_MIN_MS = 50;
const RELOAD_PAUSE_MAX_MS = 1_000;
const NOTHING_BOUND: ReadonlySet<number> = new Set();

function pauseAfter(failures: number): number {
  return Math.min(RELOAD_PAUSE_MIN_MS * 2 ** (failures - 1), RELOAD_PAUSE_MAX_MS);
}

export interface LotActorPorts {
  readonly clock: Clock;
  readonly journal: LotJournal;
  readonly writer: JournalWriter;
  readonly publisher: LotPublisher;
  readonly entries: EntryBook;
  readonly doors: Doors;
  /** Called when the lot's deadline may have moved. */
  readonly rearm: (lotId: number) => void;
  /** Called when the lot's journal turns out to be broken: it stays shut. */
  readonly onBroken: (lotId: number, cause: unknown) => void;
}

type NotCommitted = Exclude<AppendOutcome, { kind: 'committed' }> | { readonly kind: 'doubtful' };
/** `shut`: its journal is broken, and nobody else can do better. */
type Status = 'loading' | 'ready' | 'writing' | 'stopped' | 'shut';

export class LotActor {
  private status: Status = 'loading';
  private mailbox: Mail[] = [];
  /** On its way to disk. */
  private written: Turn | null = null;
  /** Judged while that one is written, on what it will leave: sent when it is on disk, as if not judged when it is not. */
  private ahead: Turn | null = null;
  private isDrainScheduled = false;
  private lot: LotState = UNSCHEDULED;
  private headHash = GENESIS_HASH;
  /** As its watchers were told. */
  private toldLot: LotState = UNSCHEDULED;
  private refusals = new RefusalMemory();
  private recent: JournalRecord[] = [];
  private readonly owed = new OwedTime();
  private readonly late: LateWrites;
  private failedInARow = 0;
  /** Turns being written or told, and orders being answered again from the journal. */
  private unsettled = 0;
  private whenSettled: (() => void)[] = [];

  constructor(
    readonly lotId: number,
    private readonly ports: LotActorPorts,
  ) {
    this.late = new LateWrites(ports.clock, () => void this.lookAgain());
  }

  /** The lot as its watchers were told, or null before it is scheduled. */
  get told(): ScheduledLot | null {
    return this.toldLot.phase === 'unscheduled' ? null : this.toldLot;
  }

  /** The newest records that watchers were told, oldest first. */
  get toldRecords(): readonly JournalRecord[] {
    return this.recent;
  }

  get deadlineMs(): number | null {
    return this.isStopped ? null : nextDeadlineMs(this.lot);
  }

  get isStopped(): boolean {
    return this.status === 'stopped' || this.status === 'shut';
  }

  /** Until when bids on this lot were possible, as far as this instance can say. */
  get bidsPossibleUntilMs(): number {
    const { clock, writer, doors } = this.ports;
    const nowMs = clock.nowMs();
    const { sinceMs: doubtedSinceMs = null } = clock.doubt ?? {};
    // A lot that is paused here may run on disk by a write that came late: whoever has it next gives that time back.
    const lateSinceMs = this.lot.phase === 'paused' ? this.late.sinceMs : null;
    const ableAtMs = Math.min(
      ...[writer.unableSinceMs, doors.silentSinceMs, doubtedSinceMs, lateSinceMs].map((ms) => ms ?? nowMs),
    );
    const owedSinceMs = this.owed.sinceMs(ableAtMs);
    const { lot } = this;
    if (owedSinceMs === null || this.status === 'shut' || hasEnded(lot)) return ableAtMs;
    // Before a lot opens nobody can lose time on it, however long ago somebody held it.
    const lostSinceMs = lot.phase === 'waiting' ? Math.max(owedSinceMs, lot.terms.opensAtMs) : owedSinceMs;
    return Math.min(ableAtMs, lostSinceMs);
  }

  /** Reads the journal and starts to work; orders that come meanwhile wait. */
  load(aliveUntilMs: number): Promise<void> {
    this.owed.note(aliveUntilMs);
    this.late.note(aliveUntilMs);
    return this.reload();
  }

  /** Bids are possible again, the first since `unableSinceMs`: was it an outage, a running lot gets the time back. */
  noteRecovery(unableSinceMs: number): void {
    this.owed.noteOutage(unableSinceMs, this.ports.clock.nowMs());
    this.scheduleDrain();
  }

  /** Puts an order into the mailbox, or answers BUSY at once. */
  post(command: LotCommand, answer: (answer: LotAnswer) => void): void {
    if (this.isStopped) return answer(this.status === 'shut' ? UNAVAILABLE : ELSEWHERE);
    // The alarm's own orders are few and must not be refused.
    const waiting = this.mailbox.length + (this.ahead?.mails.length ?? 0);
    if (waiting >= MAILBOX_MAX && command.type !== 'Wake') return answer(BUSY);
    this.mailbox.push({ command, answer });
    this.scheduleDrain();
  }

  /** Takes no more orders and resolves when every order taken has its answer. */
  stop(): Promise<void> {
    this.status = 'stopped';
    this.late.forget();
    this.judgeAgain();
    this.refuseWaiting(ELSEWHERE);
    return this.unsettled === 0
      ? Promise.resolve()
      : new Promise((resolve) => this.whenSettled.push(resolve));
  }

  private scheduleDrain(): void {
    if (this.isDrainScheduled || (this.status !== 'ready' && this.status !== 'writing')) return;
    this.isDrainScheduled = true;
    this.ports.clock.defer(() => {
      this.isDrainScheduled = false;
      if (this.status === 'writing') this.judgeAhead();
      else this.drain();
    });
  }

  private drain(): void {
    const idle = this.sendNext();
    if (idle === null) return;
    this.reply(idle);
    this.scheduleDrain();
  }

  /** Sends what was judged ahead and what waits on its way to disk; the turn itself where it has nothing to write. */
  private sendNext(): Turn | null {
    if (this.status !== 'ready') return null;
    if (this.isClockDoubted || this.ports.doors.silentSinceMs !== null) this.judgeAgain();
    if (this.isClockDoubted || this.waitsForDoors) return null;
    const resume = this.timeToGiveBack();
    if (resume !== null || this.isOwedBeforeItRuns) this.judgeAgain();
    const turn = this.ahead ?? this.turnAfter(null);
    this.ahead = null;
    if (resume !== null) turn.judge([resume]);
    turn.judge(this.takeMails(turn));
    if (turn.mails.length === 0) return null;
    if (turn.records.length === 0) return turn;
    void this.commit(turn);
    return null;
  }

  private judgeAhead(): void {
    if (this.mailbox.length === 0 || this.isClockDoubted) return;
    this.ahead ??= this.turnAfter(this.written);
    this.ahead.judge(this.takeMails(this.ahead));
  }

  /** What was judged ahead waits in the mailbox again, as if it had not been. */
  private judgeAgain(): void {
    const { ahead } = this;
    if (ahead === null) return;
    this.ahead = null;
    ahead.forgetRefusals();
    this.mailbox = [...ahead.mails, ...this.mailbox];
  }

  private turnAfter(before: Turn | null): Turn {
    const { lotId, refusals } = this;
    const [lot, headHash] = before === null ? [this.lot, this.headHash] : [before.draft, before.headHash];
    const boundBefore = before?.bindsEntries ?? NOTHING_BOUND;
    return new Turn({ lotId, lot, headHash, refusals, entries: this.ports.entries, boundBefore });
  }

  /** As many as the turn has room for. */
  private takeMails({ mails }: Turn): readonly Mail[] {
    const taken = this.mailbox.splice(0, Math.max(TURN_MAX - mails.length, 0));
    if (!this.isOwedBeforeItRuns) return taken;
    // What makes the lot run came while nobody could bid: it runs from now on.
    const receivedAtMs = this.ports.clock.nowMs();
    return taken.map((mail) => ({ ...mail, command: { ...mail.command, receivedAtMs } }));
  }

  private get isOwedBeforeItRuns(): boolean {
    return this.owed.isOwed && !isRunning(this.lot);
  }

  /** Then nothing is judged: the lot hears when the doubt is over (`noteRecovery`). */
  private get isClockDoubted(): boolean {
    return (this.ports.clock.doubt?.sinceMs ?? null) !== null;
  }

  /** While nobody can reach the lot no end is judged: its alarm waits until a door is heard. */
  private get waitsForDoors(): boolean {
    return (
      this.ports.doors.silentSinceMs !== null && this.mailbox.every(({ command }) => command.type === 'Wake')
    );
  }

  /** If an outage has just ended or still lasts, a running lot resumes with its time, before anything else is decided. */
  private timeToGiveBack(): Mail | null {
    const { clock, writer, doors } = this.ports;
    const nowMs = clock.nowMs();
    this.owed.noteOutage(writer.unableSinceMs, nowMs);
    this.owed.noteOutage(doors.silentSinceMs, nowMs);
    if (hasEnded(this.lot)) this.owed.forgive();
    // A lot that does not run stays owed: what makes it run may have been written before the outage ended.
    if (!isRunning(this.lot)) return null;
    const aliveUntilMs = this.owed.startPaying(this.lot.changedAtMs, nowMs);
    if (aliveUntilMs === null) return null;
    const command: LotCommand = { type: 'ResumeAfterOutage', receivedAtMs: nowMs, aliveUntilMs };
    return { command, answer: () => undefined };
  }

  private async commit(turn: Turn): Promise<void> {
    this.status = 'writing';
    this.written = turn;
    this.unsettled++;
    const startedAtMs = this.ports.clock.nowMs();
    let outcome: AppendOutcome | { kind: 'doubtful' };
    try {
      const { records, bindsEntries } = turn;
      outcome = await this.ports.writer.write({
        lotId: this.lotId,
        records,
        bindsEntries: [...bindsEntries],
      });
    } catch {
      outcome = { kind: 'doubtful' };
    }
    this.written = null;
    if (outcome.kind === 'committed') this.accept(turn);
    else this.giveUp(turn, outcome, startedAtMs);
    this.settle();
  }

  private settle(): void {
    this.unsettled--;
    if (this.unsettled === 0) for (const resolve of this.whenSettled.splice(0)) resolve();
  }

  /** The turn is on disk. The next one is handed to the writer first, so that the disk works while this one is told. */
  private accept(turn: Turn): void {
    this.lot = turn.draft;
    this.headHash = turn.headHash;
    this.failedInARow = 0;
    this.owed.confirmPaid();
    this.late.confirm();
    if (this.lot.phase === 'paused') this.late.lookLater();
    for (const entryId of turn.bindsEntries) this.ports.entries.note(entryId, this.lotId);
    if (this.isStopped) return this.tell(turn);
    this.status = 'ready';
    const idle = this.sendNext();
    this.unsettled++;
    this.ports.clock.defer(() => {
      this.tell(turn);
      if (idle !== null) this.reply(idle);
      this.settle();
    });
    if (this.mailbox.length > 0) this.scheduleDrain();
  }

  /** The turn is not on disk, or not known to be. */
  private giveUp(turn: Turn, outcome: NotCommitted, startedAtMs: number): void {
    this.owed.takeBack(startedAtMs);
    this.judgeAgain();
    if (this.isStopped) {
      this.abandon(turn);
    } else if (outcome.kind === 'entryTaken') {
      this.decideAgain(turn, outcome.entryId, outcome.lotId);
    } else {
      if (outcome.kind === 'doubtful') this.failedInARow++;
      // Where another owner has written it may write again.
      this.late.note(startedAtMs);
      this.abandon(turn);
      this.owed.note(Math.min(startedAtMs, this.ports.writer.unableSinceMs ?? startedAtMs));
      void this.reload();
    }
  }

  private tell(turn: Turn): void {
    this.hear(turn.records);
    this.reply(turn);
    const { told } = this;
    if (told) this.ports.publisher.publish(told, turn.records);
    this.ports.rearm(this.lotId);
  }

  /** The machine hears the facts; one that it does not know in its phase means a bug or a corrupt journal. */
  private hear(records: readonly JournalRecord[]): void {
    for (const { event, version } of records) {
      const lot = hearFact(this.toldLot, event);
      if (lot?.version !== version) throw new CorruptJournal(this.lotId, version);
      this.toldLot = lot;
    }
    this.recent.push(...records);
    if (this.recent.length > 2 * RECENT_MAX) this.recent = this.recent.slice(-RECENT_MAX);
  }

  private reply(turn: Turn): void {
    for (const reply of turn.replies) {
      if ('answer' in reply) reply.mail.answer(reply.answer);
      else void this.answerAgain(reply.mail, reply.repeatsVersion);
    }
    if (turn.refusals.length > 0) this.ports.publisher.noteRefused?.(turn.refusals);
  }

  /** An order that came before gets its first answer, which stands in the journal. */
  private async answerAgain(mail: Mail, version: number): Promise<void> {
    this.unsettled++;
    try {
      const known = this.recent.find((record) => record.version === version);
      const record = known ?? (await this.ports.journal.read(this.lotId, version - 1, 1))[0];
      mail.answer(record ? doneAt(version, record.hash, record.event) : UNAVAILABLE);
    } catch {
      mail.answer(UNAVAILABLE);
    }
    this.settle();
  }

  /** An entry of this turn turned out to stand behind another lot: the same orders are judged again, now knowing that. */
  private decideAgain(turn: Turn, entryId: number, boundTo: number): void {
    this.ports.entries.note(entryId, boundTo);
    turn.forgetRefusals();
    const orders = turn.mails.filter(({ command }) => command.type !== 'ResumeAfterOutage');
    this.mailbox = [...orders, ...this.mailbox];
    this.status = 'ready';
    this.drain();
  }

  private abandon(turn: Turn): void {
    turn.forgetRefusals();
    for (const { answer } of turn.mails) answer(UNAVAILABLE);
  }

  /** Reads the journal until that succeeds, before the lot speaks again. */
  private async reload(): Promise<void> {
    if (this.isStopped) return;
    this.status = 'loading';
    if (this.failedInARow > 1) await this.rest(pauseAfter(this.failedInARow));
    for (let failedReads = 1; !this.isStopped; failedReads++) {
      try {
        const records = await readWhole(this.ports.journal, this.lotId);
        if (!this.isStopped) this.rebuild(records);
        break;
      } catch (cause) {
        if (cause instanceof CorruptJournal || cause instanceof UnreadableEvent) return this.shut(cause);
        this.refuseWaiting(UNAVAILABLE);
        await this.rest(pauseAfter(failedReads));
      }
    }
    if (!this.isStopped) this.goOn();
  }

  /** The lot is as its journal says. */
  private goOn(): void {
    const { clock, writer, publisher, rearm } = this.ports;
    this.status = 'ready';
    this.owed.setBriefAside(clock.nowMs());
    const { told } = this;
    if (told) publisher.publish(told, []);
    rearm(this.lotId);
    this.drain();
    if (this.lot.phase === 'paused') this.late.lookLater();
    // If no write succeeds until then, the time is given back then: that write is also the one that finds out.
    if (writer.unableSinceMs !== null)
      clock.alarmAt(writer.unableSinceMs + OUTAGE_MIN_MS, () => this.scheduleDrain());
  }

  /** Nothing else would find out: a paused lot takes no bid and has no deadline. */
  private async lookAgain(): Promise<void> {
    if (this.status !== 'ready' || this.lot.phase !== 'paused') return;
    const { version } = this.lot;
    const news = await this.ports.journal.read(this.lotId, version, 1).catch(() => null);
    if (this.isStopped || this.lot.version !== version || this.status !== 'ready') return;
    if (news !== null && news.length > 0) return this.reload();
    if (news !== null) this.late.confirm();
    this.late.lookLater();
  }

  private shut(cause: CorruptJournal | UnreadableEvent): void {
    this.status = 'shut';
    this.refuseWaiting(UNAVAILABLE);
    this.ports.onBroken(this.lotId, cause);
  }

  private rebuild(records: readonly JournalRecord[]): void {
    const brokenAt = firstBrokenVersion(records);
    if (brokenAt !== null) throw new CorruptJournal(this.lotId, brokenAt);
    const known = this.lot;
    const { entries } = this.ports;
    // After a failover the journal may end before what was acknowledged here: an entry that it does not bind any more is bound by its next bid.
    if (known.version > 0 && records[known.version - 1]?.hash !== this.headHash) entries.forgetAll();
    entries.forgetLot(this.lotId);
    this.toldLot = UNSCHEDULED;
    this.hear(records);
    this.recent = records.slice(-RECENT_MAX);
    this.lot = this.toldLot;
    this.headHash = records.at(-1)?.hash ?? GENESIS_HASH;
    // A write that came to the disk after all, or another owner's, has set the lot running: nobody could bid on it here.
    const news = records[known.version];
    if (news && known.version > 0 && !isRunning(known)) this.owed.note(news.event.atMs);
    for (const { event } of records) {
      if (event.type === 'BidAccepted') entries.note(event.entryId, this.lotId);
      if ('bidId' in event || 'proxyId' in event) this.refusals.forget(event);
    }
  }

  private refuseWaiting(why: LotAnswer): void {
    for (const { answer } of this.mailbox.splice(0)) answer(why);
  }

  private rest(pauseMs: number): Promise<void> {
    return new Promise((resolve) => this.ports.clock.alarmIn(pauseMs, resolve));
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
