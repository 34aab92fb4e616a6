// Asks MySQL and Redis whether they answer.
import { Inject, Injectable } from '@nestjs/common';
import { MYSQL_POOL, type MysqlPool } from '../database';
import { REDIS, type Redis } from '../redis';

@Injectable()
export class ServicesHealthStore {
  constructor(
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  async askMysql(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async askRedis(): Promise<void> {
    await this.redis.ping();
  }
}
