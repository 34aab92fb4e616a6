// Why the public log must not go on: to sign once more could contradict what was signed before.

export type StopCode =
  /** More was signed than the database has: a backup was restored, or the end of the database is lost. */
  | 'LOG.ROLLED_BACK'
  /** The leaves that were signed are other ones now. */
  | 'LOG.REWRITTEN'
  /** Signed by a key that is neither ours nor among the old ones, or of another log: this instance does not go on, others may. */
  | 'LOG.UNKNOWN_KEY';

export class LogStopped extends Error {
  constructor(
    readonly code: StopCode,
    readonly data: Readonly<Record<string, unknown>>,
  ) {
    super(`The public log must not go on: ${code} ${JSON.stringify(data)}`);
  }
}
