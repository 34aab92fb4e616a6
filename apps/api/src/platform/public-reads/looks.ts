// A look at the database, a few times a second at most and only while somebody reads: it moves the signs of what has changed, whoever changed it.
// However many read, it costs the same.
import { Inject, Injectable } from '@nestjs/common';
import { DatabaseTimeStore } from './database-time.store';
import { PROGRAM_LOG, type ProgramLog } from '../logging';

/** Readers do not wait for a look that is due, */
const DUE_AFTER_MS = 400;
/** only for one that is late: with what an answer rests, nobody is told what was true more than a second ago. */
const LATE_AFTER_MS = 750;
/** However often something is changed here, and however soon a look has failed. */
const REST_MS = 50;

/** Moves the signs of what has changed since its last look. */
export type Look = () => Promise<void>;

@Injectable()
export class Looks {
  private readonly all: Look[] = [];
  private looking: Promise<boolean> | null = null;
  private triedAtMs = -Infinity;
  private startedAtMs = -Infinity;
  private hasChanged = false;
  private trueAt = 0;

  constructor(
    private readonly time: DatabaseTimeStore,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** From now on each look is this one, too. */
  add(look: Look): void {
    this.all.push(look);
  }

  /** Something was changed by way of this instance: the next reader sees it. */
  noteChange(): void {
    this.hasChanged = true;
  }

  /** The database's clock when the last look began, epoch milliseconds: what the signs say was true then. */
  get trueAtMs(): number {
    return this.trueAt;
  }

  /** How long ago that was; Infinity before the first look. */
  get ageMs(): number {
    return performance.now() - this.startedAtMs;
  }

  /** Whether what the signs say is true enough to be told; asks for a look when one is due. */
  isFresh(): boolean {
    const { ageMs } = this;
    if (this.hasChanged || ageMs >= LATE_AFTER_MS) return false;
    if (ageMs >= DUE_AFTER_MS) void this.look();
    return true;
  }

  /** Waits for a look when it must. False when the database does not answer: then nothing that was kept may be told. */
  async fresh(): Promise<boolean> {
    if (this.isFresh()) return true;
    // One that is under way may have begun before the change.
    if (this.looking !== null && this.hasChanged) await this.looking;
    return this.isFresh() || this.look();
  }

  private look(): Promise<boolean> {
    this.looking ??= this.lookAtAll().finally(() => (this.looking = null));
    return this.looking;
  }

  private async lookAtAll(): Promise<boolean> {
    const restMs = REST_MS - (performance.now() - this.triedAtMs);
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    const startedAtMs = performance.now();
    this.triedAtMs = startedAtMs;
    this.hasChanged = false;
    try {
      const nowMs = await this.time.nowMs();
      await Promise.all(this.all.map((look) => look()));
      this.startedAtMs = startedAtMs;
      this.trueAt = nowMs;
      return true;
    } catch (error) {
      this.hasChanged = true;
      this.log.warn({ err: error }, 'what is kept for readers could not be looked after');
      return false;
    }
  }
}
