// An owner's handle on the disk: slow, failing, doubtful as the weather has it, and dead once its owner has crashed.
import type { Cancel, Clock } from '../clock';
import type { JournalRecord } from '../journal-chain';
import type { AppendOutcome, LotBatch, LotJournal } from '../lot-journal';
import type { AbilityDiary } from './ability-diary';
import type { Random } from './random';
import type { SimulatedDisk } from './simulated-disk';
import type { AppendFate, Weather } from './weather';

interface OnItsWay {
  readonly batches: readonly LotBatch[];
  readonly cancel: Cancel;
}

export class FaultyJournal implements LotJournal {
  failedCount = 0;
  private isDead = false;
  private readonly onTheirWay = new Set<OnItsWay>();
  private readonly lotsBeingWritten = new Set<number>();

  constructor(
    private readonly disk: SimulatedDisk,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly weather: Pick<Weather, 'fateOfAppend' | 'fateOfRead'>,
    private readonly diary: AbilityDiary,
  ) {}

  append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    const fate = this.weather.fateOfAppend();
    this.diary.appendStarted();
    for (const { lotId } of batches) this.lotsBeingWritten.add(lotId);
    const landed = this.land(batches, fate.landsAfterMs);
    return new Promise((resolve, reject) => {
      this.after(fate.repliesAfterMs, () => {
        for (const { lotId } of batches) this.lotsBeingWritten.delete(lotId);
        if (fate.reply === 'error') {
          this.failedCount++;
          this.diary.appendFailed();
          reject(new Error('The disk did not answer'));
        } else {
          this.diary.appendSettled();
          resolve(fate.reply === 'outcome' ? landed : batches.map(() => ({ kind: 'committed' })));
        }
      });
    });
  }

  isWriting(lotId: number): boolean {
    return this.lotsBeingWritten.has(lotId);
  }

  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    const { repliesAfterMs, isGood } = this.weather.fateOfRead();
    const startedAtMs = this.clock.nowMs();
    // A single record is read to answer a bid again: it says nothing of whether the lot can go on.
    const isLoad = limit > 1;
    return new Promise((resolve, reject) => {
      this.after(repliesAfterMs, () => {
        if (isGood) {
          if (isLoad) this.diary.readSettled(lotId);
          resolve(this.disk.read(lotId, afterVersion, limit));
        } else {
          if (isLoad) this.diary.readFailed(lotId, startedAtMs);
          reject(new Error('The disk cannot be read'));
        }
      });
    });
  }

  /** The owner is gone: nothing calls back any more. What was on its way lands now, later, or never. */
  die(): void {
    this.isDead = true;
    this.diary.died();
    for (const { batches, cancel } of this.onTheirWay) {
      cancel();
      const how = this.random.pick(['now', 'later', 'never'] as const);
      if (how === 'now') void this.disk.append(batches);
      if (how === 'later')
        this.clock.alarmAt(
          this.clock.nowMs() + this.random.between(0, 8_000),
          () => void this.disk.append(batches),
        );
    }
    this.onTheirWay.clear();
  }

  private land(
    batches: readonly LotBatch[],
    afterMs: AppendFate['landsAfterMs'],
  ): Promise<readonly AppendOutcome[]> {
    return new Promise((resolve) => {
      if (afterMs === null) return;
      const landing: OnItsWay = {
        batches,
        cancel: this.clock.alarmAt(this.clock.nowMs() + afterMs, () => {
          this.onTheirWay.delete(landing);
          resolve(this.disk.append(batches));
        }),
      };
      this.onTheirWay.add(landing);
    });
  }

  private after(delayMs: number, work: () => void): void {
    this.clock.alarmAt(this.clock.nowMs() + delayMs, () => {
      if (!this.isDead) work();
    });
  }
}
