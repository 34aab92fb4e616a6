// Finds what a replicated database is made of: MariaDB with Galera and its scripts, HAProxy; or has apt-get bring it.
import { existsSync, globSync } from 'node:fs';
import { aptInstall, type Note } from '../apt';
import { findProgram } from '../find-program';
import { findMysqlProgram, type MysqlProgram } from '../mysql-program';

/** mariadb-server has the scripts of the state transfer; it would start by itself where services may. */
const PACKAGES = ['mariadb-server', 'galera-4', 'mariadb-backup', 'socat', 'haproxy', 'libfaketime'];
const LIBRARY_FOLDERS = ['/usr/lib/galera', '/usr/lib64/galera-4', '/usr/lib64/galera'];

export interface ReplicatedPrograms {
  readonly mariadb: MysqlProgram;
  /** libgalera_smm.so. */
  readonly galera: string;
  readonly haproxy: string;
  /** libfaketimeMT.so.1; null where there is none: then no clock can be made wrong. */
  readonly faketime: string | null;
}

const COPYING = ['wsrep_sst_mariabackup', 'mariadb-backup', 'mbstream', 'socat'];

/** What can be said without running anything; null when nothing is missing. */
export function replicationLack(): string | null {
  const missing = ['haproxy', ...COPYING].filter((name) => findProgram(name) === null);
  if (findLibrary() === undefined) missing.unshift('galera-4');
  return missing.length === 0 ? null : `three nodes of a database need ${missing.join(', ')}`;
}

function findLibrary(): string | undefined {
  return LIBRARY_FOLDERS.map((folder) => `${folder}/libgalera_smm.so`).find((file) => existsSync(file));
}

async function findReplicatedPrograms(): Promise<ReplicatedPrograms | null> {
  const mariadb = await findMysqlProgram();
  const galera = findLibrary();
  const haproxy = findProgram('haproxy');
  if (mariadb?.flavour !== 'mariadb' || galera === undefined || haproxy === null) return null;
  if (COPYING.some((name) => findProgram(name) === null)) return null;
  const [faketime = null] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
  return { mariadb, galera, haproxy, faketime };
}

/** Null where it is not there and cannot be brought. */
export async function obtainReplicatedPrograms(note: Note): Promise<ReplicatedPrograms | null> {
  const found = await findReplicatedPrograms();
  if (found !== null) return found;
  const why = 'no Galera or HAProxy was found, with which a database of three nodes is tried';
  return (await aptInstall([PACKAGES], why, note)) ? findReplicatedPrograms() : null;
}
