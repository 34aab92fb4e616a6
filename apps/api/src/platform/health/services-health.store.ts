// Asks MySQL and Redis whether they answer.
import { Inject, Injectable } from '@nestjs/common';
import { JOURNAL_TABLE, MYSQL_POOL, type MysqlPool } from '../database';
import { REDIS, type Redis } from '../redis';

@Injectable()
export class ServicesHealthStore {
  constructor(
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  /** A table, for a node that has lost its group answers whatever reads none. */
  async askMysql(): Promise<void> {
    await this.pool.query(`SELECT name FROM ${JOURNAL_TABLE} LIMIT 1`);
  }

  async askRedis(): Promise<void> {
    await this.redis.ping();
  }
}
