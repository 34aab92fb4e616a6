// Every key and password that can be changed is changed by command, one after the other; the old ones open nothing any more, and the site goes on.
import { createPool } from 'mysql2/promise';
import { select } from '../../seed/rows';
import { type Check, claim, isReady, type Trial } from './check';
import { storm } from './storms';

/** Grafana’s asks Grafana, which is not everywhere (docs/testing.md). */
const CHANGES = [
  { key: 'session-secret', secret: 'session_secret' },
  { key: 'metrics-token', secret: 'metrics_token' },
  { key: 'mysql-serve-password', secret: 'mysql_serve_password' },
  { key: 'mysql-migrate-password', secret: 'mysql_migrate_password' },
  { key: 'mysql-backup-password', secret: 'mysql_backup_password' },
  { key: 'mysql-certificate', secret: 'mysql_ca' },
  { key: 'mysql-root-password', secret: 'mysql_root_password' },
  { key: 'redis-password', secret: 'redis_password' },
  { key: 'data-key', secret: 'data_keys' },
] as const;
/** Each under keys that are told by their first letters. */
const SEALED = [
  ['staff', 'totp_sealed'],
  ['enrolments', 'access_code_sealed'],
] as const;

export const changeKeys: Check = {
  name: 'each key is changed by command, and the site goes on',
  run: async (trial) => {
    const { site } = trial;
    const oldPassword = site.secret('mysql_migrate_password');
    await trial.leaveDb();
    for (const { key, secret } of CHANGES) {
      const before = site.secret(secret);
      await site.order('change-key', key);
      claim(site.secret(secret) !== before, `${secret} is the same`);
      await isReady(trial, `after ${key}`);
    }
    const unknown = await site.order('change-key', 'data-hash-key').catch(String);
    claim(unknown.includes('stays for good'), `data-hash-key: ${unknown}`);
    await isShutTo(trial, oldPassword);
    const sealed = await underNewKey(trial);
    const seen = await storm.run(trial);
    return `${CHANGES.map(({ key }) => key).join(', ')}; ${sealed} texts stand under the new key; a storm afterwards: ${seen}`;
  },
};

async function isShutTo({ site }: Trial, oldPassword: string): Promise<void> {
  const url = new URL(await site.mysqlUrl());
  url.password = oldPassword;
  const pool = createPool(url.href);
  const said = await pool.query('SELECT 1').then(
    () => 'it opens',
    (error: unknown) => String(error),
  );
  await pool.end();
  claim(said.includes('Access denied'), `MySQL and the old password: ${said}`);
}

async function underNewKey(trial: Trial): Promise<number> {
  const db = await trial.db();
  const [keyId = ''] = trial.site.secret('data_keys').split(':');
  let texts = 0;
  for (const [table, column] of SEALED) {
    const sql = `SELECT COUNT(*) AS n, COALESCE(SUM(${column} LIKE ?), 0) AS renewed FROM ${table} WHERE ${column} IS NOT NULL`;
    const [counted] = await select(db, sql, [`${keyId}.%`], (row) => ({
      all: Number(row.n),
      renewed: Number(row.renewed),
    }));
    const { all, renewed } = counted ?? { all: 0, renewed: 0 };
    claim(all === renewed, `${all - renewed} of ${all} in ${table} are under another key than ${keyId}`);
    texts += all;
  }
  claim(texts > 0, 'there is nothing sealed: run the check of the first administrator, too');
  return texts;
}
