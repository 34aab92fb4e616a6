// docker/mysql/backup.sh and restore.sh as an operator calls them, and the pair of keys for which backups are sealed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { aptInstall, findProgram, type Note } from '../services';
import { run } from '../services/child-process';

export interface BackupKeys {
  /** File with the public key. */
  readonly recipient: string;
  /** File with the private one. */
  readonly key: string;
}

interface ScriptsWish {
  /** Of the repository. */
  readonly root: string;
  /** Of the server, without a database. */
  readonly url: string;
  readonly database: string;
  readonly backups: string;
  /** Left out: not sealed. */
  readonly recipient?: string;
  /** Left out: what is sealed stays so. */
  readonly key?: string;
}

/** Resolves with what the script says; rejects with it when it refuses. */
export function runBackupScript(
  name: 'backup' | 'restore',
  { root, url, database, backups, recipient, key }: ScriptsWish,
  ...args: readonly string[]
): Promise<string> {
  const { hostname, port, username, password } = new URL(url);
  return run('sh', [path.join(root, 'docker', 'mysql', `${name}.sh`), ...args], {
    env: {
      HAOPAI_BACKUP_DIR: backups,
      HAOPAI_BACKUP_HOST: hostname,
      HAOPAI_BACKUP_PORT: port,
      HAOPAI_BACKUP_USER: username,
      HAOPAI_BACKUP_PASSWORD: decodeURIComponent(password),
      HAOPAI_BACKUP_DATABASE: database,
      ...(recipient === undefined ? {} : { HAOPAI_BACKUP_RECIPIENT_FILE: recipient }),
      ...(key === undefined ? {} : { HAOPAI_RESTORE_KEY_FILE: key }),
    },
  });
}

/** The clients that make dumps and read binlogs; and what seals. */
export async function obtainBackupPrograms(note: Note): Promise<void> {
  if (findProgram('mariadb-binlog', 'mysqlbinlog') === null)
    await aptInstall([['mariadb-client'], ['mysql-client']], 'it makes dumps', note);
  if (findProgram('gpg') === null) await aptInstall([['gpg', 'gpg-agent']], 'it seals backups', note);
}

/** As docker/mysql/sealed.sh says it is done, on a machine apart: each in a folder of its own. */
export function makeBackupKeys(folder: string): BackupKeys {
  // Sockets of gpg's agent stand in it, whose paths must be short.
  const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-pgp-'));
  const gpg = (...args: readonly string[]): Buffer =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--quiet', '--armor', ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    gpg(
      '--passphrase',
      '',
      '--quick-generate-key',
      'backups of a drill',
      'future-default',
      'default',
      'never',
    );
    const kept = (name: string, text: Buffer): string => {
      const file = path.join(folder, name, `${name}.asc`);
      mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, text, { mode: 0o600 });
      return file;
    };
    return {
      recipient: kept('public', gpg('--export')),
      key: kept('private', gpg('--export-secret-keys')),
    };
  } finally {
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'], { stdio: 'ignore' });
    rmSync(home, { recursive: true, force: true });
  }
}
