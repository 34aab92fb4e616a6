// The last way to a server: a container, published on the loopback address only, if Docker's engine answers.
import { rmSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { run } from './child-process';
import { findProgram } from './find-program';
import type { LaunchedService } from './launched-service';
import { durabilityOptions, mysqlUrl, pingMysql, type Durability } from './mysql';
import { LOOPBACK } from './ports';
import { waitUntilReady } from './readiness';
import { pingRedis, redisUrl } from './redis';

const MYSQL_IMAGE = 'mysql:8.4';
const REDIS_IMAGE = 'redis:8';
/** Includes the first start's making of the data folder. */
const READY_PATIENCE_MS = 180_000;

export interface ContainerSettings {
  readonly name: string;
  readonly home: string;
  readonly port: number;
  readonly password: string;
  readonly durability: Durability;
}

/** The docker program, or null when there is none or its engine is silent. */
export async function findDocker(): Promise<string | null> {
  const docker = findProgram('docker');
  if (docker === null) return null;
  return run(docker, ['version', '--format', '{{.Server.Version}}']).then(
    () => docker,
    () => null,
  );
}

interface Container extends ContainerSettings {
  readonly image: string;
  readonly innerPort: number;
  readonly innerData: string;
  /** Kept out of the command line, where every user of the machine could read it. */
  readonly environment: string;
  readonly command: readonly string[];
}

/** Arguments of `docker run`. */
export function containerArguments(container: Container, environmentFile: string): readonly string[] {
  return [
    'run',
    '--detach',
    '--rm',
    `--name=${container.name}`,
    `--publish=${LOOPBACK}:${container.port}:${container.innerPort}`,
    `--volume=${path.join(path.resolve(container.home), 'data')}:${container.innerData}`,
    `--env-file=${environmentFile}`,
    container.image,
    ...container.command,
  ];
}

async function startContainer(
  docker: string,
  container: Container,
  ping: () => Promise<void>,
): Promise<Pick<LaunchedService, 'stop' | 'kill'>> {
  mkdirSync(path.join(container.home, 'data'), { recursive: true });
  const environmentFile = path.join(container.home, 'env');
  writeFileSync(environmentFile, container.environment, { mode: 0o600 });
  // One that a killed start left behind would hold the name and the port.
  await run(docker, ['rm', '--force', container.name]).catch(() => undefined);
  await run(docker, containerArguments(container, environmentFile));
  rmSync(environmentFile, { force: true });
  const stop = async () => {
    await run(docker, ['stop', '--time=30', container.name]).catch(() => undefined);
  };
  const kill = async () => {
    await run(docker, ['kill', container.name]);
  };
  await waitUntilReady(ping, { name: container.image, patienceMs: READY_PATIENCE_MS }).catch(
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  return { stop, kill };
}

export async function startMysqlContainer(
  docker: string,
  settings: ContainerSettings,
): Promise<LaunchedService> {
  const url = mysqlUrl('root', settings.password, settings.port);
  const container: Container = {
    ...settings,
    image: MYSQL_IMAGE,
    innerPort: 3306,
    innerData: '/var/lib/mysql',
    environment: `MYSQL_ROOT_PASSWORD=${settings.password}\n`,
    command: [
      '--skip-name-resolve',
      '--mysqlx=OFF',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--default-time-zone=+00:00',
      '--max-connections=400',
      ...durabilityOptions(settings.durability),
    ],
  };
  const ends = await startContainer(docker, container, () => pingMysql(url));
  return { url, title: `${MYSQL_IMAGE} in Docker on ${LOOPBACK}:${settings.port}`, ...ends };
}

export async function startRedisContainer(
  docker: string,
  settings: ContainerSettings,
): Promise<LaunchedService> {
  const url = redisUrl(settings.password, settings.port);
  const container: Container = {
    ...settings,
    image: REDIS_IMAGE,
    innerPort: 6379,
    innerData: '/data',
    environment: `HAOPAI_PASSWORD=${settings.password}\n`,
    command: [
      'sh',
      '-c',
      `exec redis-server --requirepass "$HAOPAI_PASSWORD" --save "" --appendonly ${settings.durability === 'full' ? 'yes' : 'no'}`,
    ],
  };
  const ends = await startContainer(docker, container, () => pingRedis(url));
  return { url, title: `${REDIS_IMAGE} in Docker on ${LOOPBACK}:${settings.port}`, ...ends };
}
