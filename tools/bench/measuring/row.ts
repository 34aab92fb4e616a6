// What a row of the bench is: how to get ready for it, how to measure once, and what a measurement says.

/** Figures beside the rate, by name: `acceptance`, `clients`, `bytesPerTick` … */
export type Detail = Readonly<Record<string, number>>;

/** One measurement. Null where a row has no such figure, as those of memory have none. */
export interface Sample {
  readonly perSecond: number | null;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly detail: Detail;
}

export interface OpenRow {
  /** Measures once, for about this long. Called several times. */
  measure(durationMs: number): Promise<Sample>;
  close(): Promise<void>;
}

export interface Row<Context> {
  readonly id: string;
  /** For people: what one of `perSecond` is. */
  readonly counts: string;
  /** What this machine lacks for it, in words: it is skipped. Null when it lacks nothing. */
  readonly lacks?: () => string | null;
  /** Makes ready; may try out settings, so as to measure with the best. */
  open(context: Context): Promise<OpenRow>;
}

/** Rows that are measured in turns, round after round, so that a change of the machine's mood meets all of them. */
export interface RowGroup<Context> {
  readonly title: string;
  readonly rows: readonly Row<Context>[];
}

export interface RowResult extends Sample {
  readonly id: string;
  readonly counts: string;
}
