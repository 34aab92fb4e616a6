// How long the site keeps its logs, and what was erased of them.

/** Rows of the database, or files in the folder of an instance. */
export type LogKind = 'logIns' | 'devices' | 'logFiles';

/** `GET /admin/retention`. */
export interface RetentionView {
  /** As it is set; never below LOG_DAYS_MIN. */
  readonly keptDays: number;
  /** The latest run of each kind on each instance, the newest first. */
  readonly runs: readonly ErasureRun[];
}

export interface ErasureRun {
  readonly kind: LogKind;
  readonly instance: string;
  readonly startedAtMs: number;
  /** Null while it runs, and for one that was cut off: the next goes on from there. */
  readonly finishedAtMs: number | null;
  /** What was older went. */
  readonly beforeMs: number;
  readonly erased: number;
  /** By all runs of this instance together. */
  readonly erasedInAll: number;
  /** The oldest that is left; null when nothing is. */
  readonly oldestAtMs: number | null;
}
