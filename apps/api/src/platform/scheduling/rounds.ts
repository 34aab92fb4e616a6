// Does a piece of work again and again: at once while there is more of it, otherwise after a blurred pause or when it is woken.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProgramLog } from '../logging';

export interface RoundsParts {
  /** For the log. */
  readonly name: string;
  /** Does what is due and returns whether there may be more. */
  readonly round: () => Promise<boolean>;
  /** Between two rounds without work; each pause is between this and half as much again. */
  readonly pauseMs: number;
  readonly log: ProgramLog;
}

/** After a round that failed, as when the database is away. */
const PAUSE_AFTER_FAILURE_MS = 2_000;
/** What is under way may finish for so long when the program stops. */
const FINISH_MAX_MS = 4_000;

export class Rounds {
  private running: Promise<void> | null = null;
  private stopped = false;
  private hasNews = false;
  private wake: () => void = () => undefined;

  constructor(private readonly parts: RoundsParts) {}

  start(): void {
    this.running ??= this.work();
  }

  /** Something new is there. */
  wakeUp(): void {
    this.hasNews = true;
    this.wake();
  }

  /** What hangs is left to its lease: others take it up when that has run out. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await Promise.race([this.running, sleep(FINISH_MAX_MS, undefined, { ref: false })]);
  }

  /** What is left can be left to others and to the next start. */
  get isStopped(): boolean {
    return this.stopped;
  }

  private async work(): Promise<void> {
    const { name, round, pauseMs, log } = this.parts;
    while (!this.stopped) {
      this.hasNews = false;
      try {
        if (!(await round())) await this.pause(pauseMs * (1 + Math.random() / 2));
      } catch (error) {
        log.warn({ err: error, round: name }, 'a round of work failed');
        await this.pause(PAUSE_AFTER_FAILURE_MS);
      }
    }
  }

  private pause(ms: number): Promise<void> {
    if (this.hasNews || this.stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake(), ms);
      timer.unref();
      this.wake = () => {
        clearTimeout(timer);
        this.wake = () => undefined;
        resolve();
      };
    });
  }
}
