// Finds a way to run MySQL and Redis: programs on the PATH, else apt-get, else Docker, else a message that names the ways.
import { aptInstall, type Note } from './apt';
import { type ContainerSettings, findDocker, startMysqlContainer, startRedisContainer } from './docker';
import type { LaunchedService } from './launched-service';
import { startMysql } from './mysql';
import { findMysqlProgram } from './mysql-program';
import { findRedisProgram, startRedis } from './redis';

/** Starts the service; the name is used by containers only. */
export type Launcher = (settings: ContainerSettings) => Promise<LaunchedService>;

/** The core packages bring the server without a system service that would start by itself. */
export const MYSQL_PACKAGES = [['mariadb-server-core', 'mariadb-client-core'], ['mariadb-server']];
export const REDIS_PACKAGES = [['redis-server'], ['valkey-server']];

function noWay(what: string, variable: string, programs: string): Error {
  return new Error(
    [
      `No ${what} to be had. One of these four ways is needed:`,
      `  1. ${variable}=… with the address of a running one`,
      `  2. ${programs} on the PATH`,
      '  3. apt-get, as root or with sudo that asks for no password, unless told --no-install',
      '  4. Docker, its engine running',
    ].join('\n'),
  );
}

async function mysqlProgramLauncher(): Promise<Launcher | null> {
  const program = await findMysqlProgram();
  return program && ((settings) => startMysql({ ...settings, program }));
}

async function redisProgramLauncher(): Promise<Launcher | null> {
  const program = await findRedisProgram();
  return program && ((settings) => startRedis({ ...settings, program }));
}

/** HAOPAI_TEST_MYSQL_FROM=docker: MySQL 8.4 in containers, whatever programs are there (npm run try-real). */
async function mysqlContainerLauncher(): Promise<Launcher> {
  const docker = await findDocker();
  if (docker === null) throw new Error('HAOPAI_TEST_MYSQL_FROM=docker, and Docker’s engine does not answer');
  return (settings) => startMysqlContainer(docker, settings);
}

export async function obtainMysql(note: Note): Promise<Launcher> {
  if (process.env.HAOPAI_TEST_MYSQL_FROM === 'docker') return mysqlContainerLauncher();
  const found = await mysqlProgramLauncher();
  if (found) return found;
  const installed = (await aptInstall(
    MYSQL_PACKAGES,
    'no MySQL or MariaDB was found, in which all data is kept',
    note,
  ))
    ? await mysqlProgramLauncher()
    : null;
  if (installed) return installed;
  const docker = await findDocker();
  if (docker !== null) return (settings) => startMysqlContainer(docker, settings);
  throw noWay('MySQL or MariaDB', 'HAOPAI_MYSQL_URL', 'mysqld or mariadbd');
}

export async function obtainRedis(note: Note): Promise<Launcher> {
  const found = await redisProgramLauncher();
  if (found) return found;
  const installed = (await aptInstall(
    REDIS_PACKAGES,
    'no Redis or Valkey was found, in which sessions are kept',
    note,
  ))
    ? await redisProgramLauncher()
    : null;
  if (installed) return installed;
  const docker = await findDocker();
  if (docker !== null) return (settings) => startRedisContainer(docker, settings);
  throw noWay('Redis or Valkey', 'HAOPAI_REDIS_URL', 'redis-server or valkey-server');
}
