// What differs between Oracle's mysqld and mariadbd: how a data folder is made, and which options each knows.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './child-process';
import { findProgram } from './find-program';

/** `full`: an acknowledged commit survives a power cut. `fast`: for data that may be lost. */
export type Durability = 'full' | 'fast';

export interface MysqlProgram {
  readonly flavour: 'mariadb' | 'mysql';
  readonly file: string;
  /** For people, for example `MariaDB 11.8.9`. */
  readonly title: string;
}

/** mariadb-install-db calls it, and Debian ships it in another package. */
const INSTALLER_NEEDS = 'my_print_defaults';

/**
 * Distributions ship mysqld as another name of mariadbd, so the program is asked what it is. A server that could not make
 * its data folder counts as not found.
 */
export async function findMysqlProgram(): Promise<MysqlProgram | null> {
  const file = findProgram('mariadbd', 'mysqld');
  if (file === null) return null;
  const program = describeProgram(file, await run(file, ['--no-defaults', '--version']));
  const isComplete =
    program.flavour === 'mysql' || (findInstaller(program) !== null && findProgram(INSTALLER_NEEDS) !== null);
  return isComplete ? program : null;
}

/** Reads the answer of `mysqld --version`. */
export function describeProgram(file: string, printed: string): MysqlProgram {
  const flavour = /mariadb/i.test(printed) ? 'mariadb' : 'mysql';
  const version = /Ver (\d+(?:\.\d+)+)/.exec(printed)?.[1] ?? 'of an unknown version';
  return { flavour, file, title: `${flavour === 'mariadb' ? 'MariaDB' : 'MySQL'} ${version}` };
}

/** Both servers refuse to run as root unless told to. */
export function asRoot(): readonly string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

function findInstaller(program: MysqlProgram): string | null {
  const base = path.dirname(path.dirname(program.file));
  return (
    findProgram('mariadb-install-db', 'mysql_install_db') ??
    findProgram(path.join(base, 'scripts', 'mariadb-install-db'))
  );
}

/**
 * Makes a data folder whose only account is root over the local socket; one that was cut short is begun again. `tmpDir`
 * is of this server alone: see `startMysql`. `settings` are options of the server itself.
 */
export async function initialiseDataFolder(
  program: MysqlProgram,
  dataDir: string,
  tmpDir: string,
  settings: readonly string[],
): Promise<void> {
  const unfinished = `${dataDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(path.dirname(unfinished), { recursive: true });
  const env = { TMPDIR: tmpDir };
  if (program.flavour === 'mysql') {
    const options = ['--no-defaults', '--initialize-insecure', ...asRoot(), `--datadir=${unfinished}`];
    await run(program.file, [...options, ...settings], { env });
  } else {
    const installer = findInstaller(program);
    if (installer === null) throw new Error(`${program.file} is there, but mariadb-install-db is not`);
    mkdirSync(unfinished, { mode: 0o700 });
    const options = [
      '--no-defaults',
      ...asRoot(),
      `--datadir=${unfinished}`,
      '--auth-root-authentication-method=socket',
      `--auth-root-socket-user=${os.userInfo().username}`,
      '--skip-test-db',
      ...settings,
    ];
    await run(installer, options, { env });
  }
  renameSync(unfinished, dataDir);
}

/** Options that only one of the two knows. */
export function flavourOptions({ flavour }: MysqlProgram, durability: Durability): readonly string[] {
  if (flavour === 'mysql') return ['--mysqlx=OFF'];
  // MariaDB keeps files beside InnoDB's (.frm, a log of changes to tables) and waits for the disk with each of them.
  return durability === 'fast' ? ['--debug-no-sync'] : [];
}
