// A replicated database and a replicated Redis together, as a chaos, a spec or a cluster on this machine wants them.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Note } from '../apt';
import type { Durability } from '../mysql-program';
import { obtainRedis } from '../obtain';
import { findRedisProgram } from '../redis';
import { obtainReplicatedPrograms } from './obtain-replicated';
import { ReplicatedDatabase } from './replicated-database';
import { ReplicatedRedis } from './replicated-redis';

export interface ReplicatedWish {
  readonly home: string;
  readonly mysqlPassword: string;
  readonly redisPassword: string;
  readonly durability: Durability;
  readonly note: Note;
}

export interface ReplicatedServices {
  readonly database: ReplicatedDatabase;
  readonly redis: ReplicatedRedis;
  stop(): Promise<void>;
}

/** Throws where there is no Galera and none can be brought. */
export async function startReplicatedServices(wish: ReplicatedWish): Promise<ReplicatedServices> {
  const { home, mysqlPassword, redisPassword, durability, note } = wish;
  const programs = await obtainReplicatedPrograms(note);
  await obtainRedis(note);
  const redisProgram = await findRedisProgram();
  if (programs === null || redisProgram === null)
    throw new Error(
      'A replicated database needs MariaDB, Galera, mariadb-backup, HAProxy and Redis as programs: on Debian\n' +
        '  apt-get install mariadb-server galera-4 mariadb-backup socat haproxy redis-server',
    );
  mkdirSync(path.join(home, 'redis'), { recursive: true, mode: 0o700 });
  const redis = await ReplicatedRedis.start({
    program: redisProgram,
    home: path.join(home, 'redis'),
    password: redisPassword,
    durability,
  });
  try {
    const database = await ReplicatedDatabase.start({
      programs,
      home: path.join(home, 'database'),
      password: mysqlPassword,
      durability,
    });
    return { database, redis, stop: async () => void (await Promise.all([database.stop(), redis.stop()])) };
  } catch (error) {
    await redis.stop();
    throw error;
  }
}
