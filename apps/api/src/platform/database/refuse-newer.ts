// The data of a newer release is opened only where its migrations say so: a release does not write beside what it does not know (docs/adr/0067).
import { ConfigError } from '../config';
import { journalledNames, OPENS_SINCE } from './migration-journal';
import { MIGRATIONS } from './migrations';
import type { MysqlPool } from './mysql-pool';

const KNOWN: ReadonlySet<string> = new Set(MIGRATIONS.map(({ name }) => name));

/** Rejects with a ConfigError that says what to do. */
export async function refuseNewerDatabase(pool: Pick<MysqlPool, 'query'>): Promise<void> {
  const closed = closedMigrations(await journalledNames(pool), KNOWN);
  if (closed.length > 0)
    throw new ConfigError([
      `a newer release has changed the database (${closed.join(', ')}), and this one would not understand it: start the newer one ` +
        'again, or restore the backup from before the upgrade (docs/runbook.md, "Roll back")',
    ]);
}

/** Of the migrations that have begun those that are not `known` and do not let whoever knows these go on. */
export function closedMigrations(journal: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const open = new Set<string>();
  for (const row of journal) {
    const [name = '', mark, since = ''] = row.split('/');
    if (mark === OPENS_SINCE && known.has(since)) open.add(name);
  }
  const began = new Set(journal.map((row) => row.split('/')[0] ?? ''));
  return [...began].filter((name) => !known.has(name) && !open.has(name));
}
