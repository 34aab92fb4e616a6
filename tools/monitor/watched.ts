// A log that is looked at, and what is asked of it.
import type { NoteKey } from '@haopai/log';
import type { LogClient } from '../public-log/log-client';
import type { MonitorFile } from './monitor-file';

export interface Watched {
  readonly client: LogClient;
  readonly logKeys: readonly NoteKey[];
  readonly witnessKeys: readonly NoteKey[];
  /** How many witnesses must have signed. */
  readonly quorum: number;
  readonly file: MonitorFile;
}
