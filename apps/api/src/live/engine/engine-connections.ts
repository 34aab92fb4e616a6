// The engine's own connections to MySQL: whoever waits for those of the door holds up no lot.
import { Inject, Injectable } from '@nestjs/common';
import { MysqlJournal } from '@haopai/engine-mysql';
import { Config } from '../../platform/config';
import { type MysqlPool, openMysqlPool, REQUEST_STATEMENTS } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';

/** The one that writes, and one to end on the server what it may still be at. */
const JOURNAL_CONNECTIONS = 2;
/** Rounds of the leases, hand-overs, and looks of the directory. */
const LEASE_CONNECTIONS = 3;
/** Journals replayed at a time, the roster, heads, and acts of staff. */
const READING_CONNECTIONS = 6;

@Injectable()
export class EngineConnections {
  readonly journal: MysqlJournal;
  readonly leases: MysqlPool;
  readonly reading: MysqlPool;
  private readonly writing: MysqlPool;

  constructor({ mysql }: Config, @Inject(PROGRAM_LOG) log: ProgramLog) {
    const open = (poolMax: number): MysqlPool =>
      openMysqlPool({ ...mysql, poolMax }, null, REQUEST_STATEMENTS);
    this.writing = open(JOURNAL_CONNECTIONS);
    this.leases = open(LEASE_CONNECTIONS);
    this.reading = open(READING_CONNECTIONS);
    const noteDoubt = (cause: unknown): void =>
      log.error({ err: cause }, 'a write of the journal is in doubt');
    this.journal = new MysqlJournal(this.writing, noteDoubt, this.reading);
  }

  /** After the engine. */
  async close(): Promise<void> {
    this.journal.close();
    await Promise.all([this.writing, this.leases, this.reading].map((pool) => pool.end()));
  }
}
