// Which process a database is, by its own word: its time on a core is counted.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Pool, RowDataPacket } from 'mysql2/promise';

interface PidFileRow extends RowDataPacket {
  readonly pid_file: string;
  readonly datadir: string;
}

export async function databasePid(db: Pick<Pool, 'query'>): Promise<number> {
  const [rows] = await db.query<PidFileRow[]>('SELECT @@pid_file AS pid_file, @@datadir AS datadir');
  const file = path.resolve(rows[0]?.datadir ?? '', rows[0]?.pid_file ?? '');
  return Number(readFileSync(file, 'utf8'));
}
